import { describe, expect, it } from "vitest";
import { holdsWhatIsAsked } from "../../src/matching/answer-kind.ts";
import { kindOf } from "../../src/matching/question.ts";

const holds = (question: string, answer: string) => holdsWhatIsAsked(kindOf(question), question, answer);

describe("holdsWhatIsAsked", () => {
  it.each([
    ["How many sites are there?", "There are 14 guarded sites.", "Sites are guarded."],
    ["How long are logs kept?", "Logs are kept for 30 days.", "Logs are kept."],
    [
      "What period does the report cover?",
      "It runs from May 2021 until April 2022.",
      "The report covers the platform.",
    ],
    ["What is the validity period?", "It is valid for three years.", "It was received in 2022."],
    ["Please give the date of the last test.", "It was in March 2024.", "The last test was passed."],
    ["What is the e-mail address of the team?", "Write to team@example.com.", "An e-mail address is kept."],
    ["What is the price of the plan?", "It is free.", "The plan is for everybody."],
    ["Which audit firm signed it?", "It was signed by Miller and Sons.", "It was signed by a third-party auditor."],
    ["Which 14 sites are guarded?", "Guarded are Rome, Oslo and Bern.", "Yes, there are 14 sites and all are guarded."],
    ["Number of sites visited", "There are 14 guarded sites.", "The site visit has number X-1204."],
    [
      "Period covered by the current report (from / to)",
      "It runs from May 2021 until April 2022.",
      "There is a report.",
    ],
    ["When does the badge lapse?", "It is valid until May 2026.", "It was awarded in May 2023."],
    [
      "Until what date is the badge valid?",
      "It is valid until May 2026.",
      "It was assessed between May 2021 and June 2022.",
    ],
    ["When does the badge expire?", "Expiry date: 3 May 2026.", "The badge has been valid since 2019."],
    ["What period does it cover?", "It covers 1 January 2022 to 31 December 2022.", "It was issued in 2022."],
    ["Please give the security contact e-mail.", "Write to team@example.com.", "Keep your e-mail address up to date."],
    ["Name the body that set up the badge.", "Blue (BLU) is the body that set it up.", "The badge was set up in 2014."],
    ["Blue Badge membership: please give the registration reference.", "It is BB-20417.", "It is a member."],
    [
      "Which audit firm did it?",
      "It was done by Miller.",
      "Miller's report says so; Jo Miller wrote the announcement.",
    ],
    ["By which accreditation body is it?", "It is accredited by Blue.", "It was certified by the body Acme."],
    ["Who was the auditor for it?", "The audit was done by Miller.", "Acme was audited by independent auditors."],
  ])("%j needs it", (question, with_, without) => {
    expect([holds(question, with_), holds(question, without)]).toEqual([true, false]);
  });

  it.each([
    "Is there a retention period?",
    "When do you disclose data?",
    "Describe how visitors sign in.",
    "Contact details are kept.",
  ])("cannot tell for %j", (question) => {
    expect(holds(question, "So it is.")).toBeNull();
  });
});
