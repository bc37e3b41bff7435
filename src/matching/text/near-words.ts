/**
 * Words that questionnaires use for one another: the general English of the field, beside the topics of the vocabulary.
 *
 * A group's words are near, not equal: matching gives them part of a word's credit. Groups are small and plain on
 * purpose; a term of the trade belongs into `knowledge/vocabulary/`, where everybody can extend it.
 */
import { stem } from "./stem.ts";

const GROUPS = `
contract, agreement, terms, deal
secret, confidential, sensitive
assign, transfer, delegate, hand over, pass on
move, transfer, relocate, migrate
choose, choice, select, decide, pick, determine
country, jurisdiction, nation, territory, economy, state
region, location, geographic, jurisdiction, place, area
border, crossborder, jurisdiction, international, abroad, overseas, foreign
rule, policy, restriction, requirement
restrict, limit, confine, constrain
validate, validation, verification, assessment, audit, examine
review, check, inspect, examine, assessment, evaluate, appraise
attestation, report, certification, testat, certificate, opinion
store, keep, retention, hold, save, archive, preserve
share, disclose, provide, hand, pass, give
sell, sale, monetize, revenue, trade
deletion, destruction, disposal, wipe, purge, shred, sanitize, remove
supplier, subcontractor, subprocessor, provider, third party, vendor, partner
notification, report, inform, alert, tell, notice, advise, warn
train, educate, awareness, teach, instruct
test, exercise, rehearse, drill, tabletop, simulate, practise
update, patch, upgrade, fix
begin, start, commence, since, launch
set, place, drop, plant, put
obtain, get, receive, acquire
request, ask, order, apply
apply, applicant, candidate, recruit
publish, public, disclose, list, publicly
monitor, watch, observe, track, supervise, surveil
protect, safeguard, secure, defend, guard
breach, incident, compromise, leak, violation
law, regulation, legislation, legal, statute, statutory
fee, cost, charge, price, expense, pay, payment, paid, bill
impose, bind, oblige, require, commit, mandatory, compulsory, obligatory
obligation, duty, commitment, responsibility
undertake, commit, promise, pledge, guarantee
forbid, prohibit, exclude, ban, disallow, bar, not allow
permit, allow, authorization, let
own, belong, property
person, individual, subject, people, human
employee, worker, staff, team member, colleague, workforce
hire, recruit, employ, engage, onboard, joiner, new starter
leaver, leave, depart, termination, terminate, offboard, exit, dismiss, resign
firm, company, organization, entity, business, enterprise, corporation
auditor, assessor, examiner, accountant, cpa, audit firm
external, independent, third, outside, outsourced
outsource, contract out, third party, subcontract, farm out
internal, inhouse
document, describe, record, write, documentation, formalize
purpose, aim, goal, objective, reason
minimization, reduce, least, limit, lower
notice, statement, policy
gather, collect, capture, obtain
location, address, where, site
edition, version, release, revision
yearly, year, every year, annual, twelve months, 12 months, 365 days
frequent, regular, periodic, often, interval, frequency
fast, quick, prompt, timely, immediate, without delay, soon
join, member, participation, part, accede
sign, execute, conclude, enter
copy, duplicate, replicate
available, accessible, offer, provide, obtainable
download, fetch, obtain, access
name, identify, list, state, specify
mark, seal, label, badge, logo
seat, headquarters, head office, registered office, hq
recognize, accept, acknowledge, qualify
achieve, obtain, receive, gain, earn, award, attain, reach, grant
pass, succeed, complete, success
encryption, cipher, scramble, cryptography, encrypt
key, secret
password, passphrase, credential
account, login, user, sign in, log in, logon
laptop, workstation, endpoint, computer, device, notebook
phone, tablet, mobile, smartphone, handheld
app, application, software, program
server, host, machine, system
outage, downtime, interruption, disruption, unavailable
uptime, availability, available
backup, copy, restore
restore, recover, recovery, bring back
vulnerability, weakness, flaw, bug, security hole
remediate, remediation, fix, resolve, correct, patch, mitigate, close
risk, threat, hazard
malicious, hostile, abusive, rogue
delete, remove, erase
change, modify, alter, amend, alteration, modification
separate, isolate, segregation, apart, partition, ring fence
tenant, customer, client, subscriber
tenant, multitenant, shared
physical, premises, facility, building, office
visitor, guest
camera, cctv, surveillance, video
duration, length, period, time, term
deadline, time frame, timeframe, time limit, within, sla
transit, transport, transmission, in flight, wire
rest, stored, storage, at rest, disk
consent, permission, agree, approval, authorization
complaint, grievance, dispute
marketing, advertising, promotion, advert, ad
fingerprint, track, identify
cookie, tracker
resolver, dns
site, website, page, web
cloud, hosting, host, hosted
scope, cover, include, boundary, extend, within, encompass, comprise, fall under, span
outside, exclude, exempt, omit, leave out, carve out, out of scope, not covered, exception, left out
criteria, category, principle
group, team, department, unit
chief, head, officer, lead, director, manager, executive
accountable, responsible, in charge, owner
committee, board, council
management, leadership, executive, senior management, top management
standard, norm, framework
scheme, program, system
validation, recognition, certification
quantum, postquantum
vet, screen, background check, check, vetting, screening
criminal, conviction, police
confidentiality, nda, nondisclosure, non-disclosure
discipline, disciplinary, sanction, penalty, consequence
onboard, induction, orientation
rights, privilege, permission, entitlement, access
administrator, admin, privileged, superuser, root
revoke, remove, withdraw, disable, deactivate, cancel, terminate
lapse, expire, expiry, end, run out, valid until
renew, renewal, repeat, recertify, refresh, extend
rotate, replace, change, renew, exchange
lock, lockout, locked, block
attempt, try, failed
complexity, strength, strong, robust, length, characters
second factor, mfa, two factor, 2fa, multifactor, multi-factor, second login factor, otp, one-time code
text message, sms
sso, single sign-on, saml, oidc, federated
log, audit trail, record, trail, event, activity
alert, alarm, notify
siem, log management, monitoring
soc, security operations, around the clock, 24/7, 24x7, out of hours
scan, scanner, scanning
pentest, pen test, penetration test, pen tested, ethical hack, ethical hacking
bug bounty, bounty, reward, vulnerability disclosure, responsible disclosure
severity, critical, priority, high, sev1
root cause, post incident, postmortem, lessons learned, post-mortem
forensic, investigation, investigate
ransom, ransomware, extortion
insure, insurance, insured, cover
failover, fail over, switch over, switchover, secondary, standby, disaster
continuity, bcp, business continuity, resilience
rto, recovery time, recovery time objective
rpo, recovery point, recovery point objective, data loss
immutable, tamper, alter, unalterable, write once, object lock, worm
automatic, automated, without human intervention, unattended
manual, by hand, human
release, deploy, deployment, ship, rollout, go live, production
production, live
staging, test, development, non-production
peer review, code review, second developer, reviewed
developer, engineer, programmer, coder
source code, code, repository
library, dependency, open source, component
static analysis, sast, code scan
secret, credential, api key, token
synthetic, anonymized, masked, fictitious, dummy
machine learning, ai, artificial intelligence, ml, model
train, feed, fed, learn
retrieve, export, extract, take out, get back, return
portability, export, format
subprocessor, sub-processor, third party, subcontractor
advance, prior, before, ahead, beforehand
object, objection, oppose, veto
legal basis, lawful, lawfulness
transfer mechanism, standard contractual clauses, scc, adequacy, safeguard
eea, european economic area, eu, europe, european union
uk, united kingdom, great britain, britain, british
us, usa, united states, america, american
germany, german, federal
dpo, data protection officer, privacy officer
ciso, head of information security, security officer, head of security, chief information security officer
regulator, supervisory authority, authority, data protection authority, watchdog, commissioner
government, public authority, law enforcement, police, court
subpoena, warrant, legal request, court order, disclosure request
data subject, individual, end user, person, consumer
reply, respond, answer, response
forward, pass on, redirect, refer
patient, end user, visitor, consumer
hospital, healthcare, health, medical
card, cardholder, payment card, credit card
bank, financial, finance
school, university, student, education
deviation, exception, finding, nonconformity, qualification, failure
qualified, unqualified, opinion
bridge letter, gap letter, comfort letter
expiry, expiration, valid until, expires, validity
issue, issued, issuer, grant, award
latest, last, recent, newest, current
earliest, first, initial, original
oversee, overseen, supervise, monitor, governance
responsible disclosure, report a vulnerability, security researcher
customer managed key, byok, bring your own key, own key
hsm, hardware security module
tls, ssl, https, transport layer security
aes, aes-256, 256-bit
vpn, remote access, telework, remote work, work from home, home office
firewall, waf, network filter
antivirus, endpoint detection, edr, malware
mobile device, mdm, byod
usb, removable media
badge, key card, door, entry
fire, flood, environmental
power, ups, generator
data center, data centre, colocation
region, availability zone, zone
capacity, scale, performance
ticket, support, help desk, helpdesk
service level, sla, uptime
subscription, plan, tier, package, license
free, no charge, without charge, at no cost
add on, extra, additional, optional
refund, credit, compensation
liability, indemnity, damages
termination, end of contract, exit, contract end, expiry
audit right, right to audit, inspection
questionnaire, survey, assessment
policy, standard, procedure, guideline
approve, sign off, endorse, authorize, ratify
communicate, distribute, circulate, publish
version, revision, history
inventory, register, catalog, list, asset
classify, classification, label, category
owner, custodian, steward
dispose, decommission, retire, discard
reuse, redeploy, recycle
print, paper, hardcopy
clean desk, clear desk, clear screen
whistleblow, hotline, anonymous report
ethics, conduct, code of conduct
bribery, corruption
sustainability, environment, carbon, esg
accessible, accessibility, disability, wcag
subsidiary, affiliate, parent, group company
founded, established, incorporated, year of foundation
headcount, number of employees, staff size
revenue, turnover, income
investor, shareholder, ownership
e-mail, email, mail
fax, letter, post
link, url, address, web page
drop, set, place, store, leave
build, base, rest, rely, underlying, foundation
rely, depend, base
combined, joint, single, one, together, merged
separate, individual, own, each
number, count, amount, quantity, how many
product, service, offering, solution
additional, new, further, extra, more, added
introduce, add, bring, contain
enhance, extend, supplement, expand, strengthen
approve, endorse, adopt, accept
adopt, introduce, implement, put in place
develop, prepare, draft, author, create, write, devise
maintain, hold, possess, keep, have
undergo, conduct, carry out, perform, run
demonstrate, prove, show, evidence
identifier, id, number, reference, code
register, registry, list, public register
level, tier, grade, class
voluntary, optional, free choice
enforceable, binding, enforced
`;

/** The groups, each of words and short phrases as they are written; stems are made by the caller. */
export const NEAR_WORDS: readonly (readonly string[])[] = GROUPS.trim()
  .split("\n")
  .map((line) => line.split(", "));

const GROUPS_OF = new Map<string, Set<number>>();
NEAR_WORDS.forEach((group, i) => {
  for (const term of group) {
    if (term.includes(" ")) continue;
    const groups = GROUPS_OF.get(stem(term)) ?? new Set();
    GROUPS_OF.set(stem(term), groups.add(i));
  }
});

/** The groups in which a stem's word stands by itself, by their place in `NEAR_WORDS`. */
export const nearGroupsOf = (s: string): ReadonlySet<number> => GROUPS_OF.get(s) ?? NONE;
const NONE: ReadonlySet<number> = new Set();

/** True for the same stem, and for two whose words stand in one group. */
export function areNear(a: string, b: string): boolean {
  const there = GROUPS_OF.get(b);
  return a === b || (there !== undefined && [...(GROUPS_OF.get(a) ?? [])].some((group) => there.has(group)));
}
