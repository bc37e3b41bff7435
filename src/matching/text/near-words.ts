/**
 * Words that questionnaires use for one another: the general English of the field, beside the topics of the vocabulary.
 *
 * A group's words are near, not equal: matching gives them part of a word's credit. Groups are small and plain on
 * purpose; a term of the trade belongs into `knowledge/vocabulary/`, where everybody can extend it.
 */
const GROUPS = `
contract agreement
secret confidential
assign transfer delegate
move transfer
choose choice select decide pick determine
country jurisdiction nation territory
region location geographic jurisdiction place
border crossborder jurisdiction international
rule policy restriction
restrict limit confine
validate verification assessment audit examine
review check inspect examine assessment
attestation report certification
store keep retention hold save
share disclose provide
sell sale monetize revenue
deletion destruction disposal wipe purge
supplier subcontractor subprocessor
notification report inform alert tell
train educate awareness
test exercise rehearse drill
update patch upgrade
begin start commence since
obtain get receive acquire
request ask order apply
publish public disclose list
monitor watch observe track supervise
protect safeguard secure defend
breach incident compromise leak
law regulation legislation legal statute
fee cost charge price expense
impose bind oblige require commit
obligation duty commitment
undertake commit promise
forbid prohibit exclude ban
permit allow authorization
own belong property
person individual subject
employee worker
firm company organization entity business
auditor assessor examiner accountant
external independent third
internal inhouse
document describe record write
documentation record
purpose aim goal objective
minimization reduce least limit
notice statement policy
gather collect capture obtain
location address where
edition version release
yearly year every
frequent regular periodic often
fast quick prompt timely
member join participation part
sign execute conclude enter
copy duplicate
available accessible offer provide
download fetch obtain
name identify list
mark seal label
seat headquarters office
recognize accept acknowledge qualify
achieve obtain receive gain earn award
encryption cipher scramble cryptography
key secret
password passphrase credential
account login user
laptop workstation endpoint computer device
server host machine
outage downtime interruption
uptime availability
backup copy restore
vulnerability weakness flaw
risk threat hazard
malicious hostile abusive
delete remove
change modify alter
fix remediation resolve correct
separate isolate segregation
physical premises facility building
visitor guest
camera cctv surveillance
duration length period time
transit transport transmission
rest stored storage
consent permission agree
complaint grievance
marketing advertising promotion
visitor user
fingerprint track identify
cookie tracker
resolver dns
site website page
cloud hosting
scope cover include boundary
outside exclude exempt
criteria category principle
group team department
chief head officer lead
committee board
standard norm framework
scheme program system
validation recognition certification
quantum postquantum
`;

/** Each word to the groups it stands in. Words as `stem` gives them are made by the caller. */
export const NEAR_WORDS: readonly (readonly string[])[] = GROUPS.trim()
  .split("\n")
  .map((line) => line.split(" "));
