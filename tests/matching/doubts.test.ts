import { describe, expect, it } from "vitest";
import { actorIn } from "../../src/matching/actor.ts";
import { namedApart } from "../../src/matching/doubts/named-apart.ts";
import { valuesIn } from "../../src/matching/doubts/unnamed.ts";
import { createMatcher } from "../../src/matching/index.ts";
import { understand } from "../../src/matching/question.ts";
import { createAnalyser } from "../../src/matching/text/analyse.ts";
import { entry } from "./small-library.ts";

const vocabulary = { topics: [], acronyms: [], standards: [] };

const library = [
  entry("badge", {
    question: "Does the company hold the Blue Badge certificate?",
    phrasings: ["Do you have the Blue Badge?", "Are you Blue Badge certified?"],
    answer: "Yes, the company has held the Blue Badge certificate at level 2 since 2021.",
    option: "Yes",
  }),
  entry("logs", {
    question: "Are customers responsible for keeping their delivered log files?",
    phrasings: ["Must the customer keep delivered log files?"],
    answer: "The customer keeps its own copy of the log files once they are delivered.",
    option: "Yes",
  }),
  entry("seal", {
    question: "Do you hold the Green Seal?",
    answer: "Yes, the company was awarded the Green Seal:2017 in 2020.",
    option: "Yes",
  }),
  entry("travel", {
    question: "Can people travel by train to the office?",
    phrasings: ["Can visitors travel to the office by train without a ticket?"],
    answer: "Yes, people travel by train to the office free of charge, and only there.",
    option: "Yes",
  }),
  entry("sell", { question: "Do you sell personal data?", answer: "No, personal data is not sold.", option: "No" }),
  ...["visitors sign in at reception", "laptops are locked with a cable", "meals are served at noon"].map((text, i) =>
    entry(`other-${i}`, { question: `Do you know that ${text}?`, answer: `Here ${text}.`, option: "Yes" }),
  ),
];

const suggest = (text: string, options = ["Yes", "No"]) =>
  createMatcher(library, vocabulary).suggest({ text, options });

describe("doubtsOf", () => {
  it("gives no Yes or No that was put on record for another standard", () => {
    const report = entry("soc-2", {
      question: "Can the SOC 2 report be had without signing an NDA?",
      answer: "No, customers sign an NDA to read the SOC 2 report. The SOC 3 report is published for anybody to read.",
      option: "No",
    });
    const matcher = createMatcher([...library, report], vocabulary);
    const answered = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).option;
    expect(answered("Can the SOC 2 report be had without signing an NDA?")).toBe("No");
    expect(answered("Do you publish a SOC 3 report that we can read without signing anything?")).toBeNull();
  });

  it("lets a plain question have its Yes", () => {
    expect(suggest("Do you hold the Blue Badge certificate?")).toMatchObject({ option: "Yes", warnings: [] });
  });

  it("takes the contractor of a tender for the vendor", () => {
    expect(suggest("Does the contractor hold the Blue Badge certificate?")).toMatchObject({
      option: "Yes",
      warnings: [],
    });
    expect(actorIn("Do contractors hold the Blue Badge certificate?")).toBe("staff");
  });

  it.each([
    ["another holder", "Do your sub-processors hold the Blue Badge certificate?"],
    ["another level", "Do you hold the Blue Badge certificate at level 4?"],
    ["another year", "Have you held the Blue Badge certificate since 2015?"],
    ["a year that is only an edition's", "Did you hold the Green Seal in 2017?"],
    ["all of something", "Do all your services hold the Blue Badge certificate?"],
    ["more than is said", "Do you hold more than the Blue Badge certificate?"],
    ["only", "Do you hold only the Blue Badge certificate?"],
    ["a supplier named by what it does", "Do your data center operators hold the Blue Badge certificate?"],
    ["a region that is spelled like a word", "Do you hold the Blue Badge certificate in the US?"],
    ["a region that the evidence does not name", "Do you hold the Blue Badge certificate outside the EU?"],
    ["a document that the evidence does not hand over", "Please provide the Blue Badge certificate."],
    ["the vendor where the customer acts", "Does the vendor keep the delivered log files?"],
  ])("withholds the option and says why for %s", (_, text) => {
    const { outcome, option, band, warnings } = suggest(text);
    expect(option).toBeNull();
    expect(band).not.toBe("high");
    if (outcome === "suggested") expect(warnings).not.toEqual([]);
  });

  it.each([
    "Can people travel by train to the office without a ticket?",
    "Can people travel by train to the office at no extra cost?",
    "Can people travel by train only to the office?",
  ])("keeps the option where a wording or the answer says so: %s", (text) => {
    expect(suggest(text).option).toBe("Yes");
  });

  it.each([
    "Are delivered log files kept?",
    "Can delivered log files be kept?",
    "Can customers keep their log files?",
    "Are customers' delivered log files kept?",
  ])("takes what the customer has to do for no answer to %s", (text) => {
    expect(suggest(text)).toMatchObject({ outcome: "no_match", option: null });
  });

  it("takes what the customer has to do for no deed of the vendor, though the customer is named", () => {
    const report = entry("report", {
      question: "Do customers have to notify the company of a breach?",
      answer: "The customer notifies the company of a breach.",
      option: "Yes",
    });
    const matcher = createMatcher([...library, report], vocabulary);
    const option = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).option;
    expect(option("Do customers have to notify the company of a breach?")).toBe("Yes");
    expect(option("Do you notify customers of a breach?")).toBeNull();
  });

  it("ticks nothing for whoever wants a list", () => {
    const badges = entry("badges", {
      question: "Do you list your badges?",
      answer: "Yes, the badges are listed.",
      option: "Yes",
    });
    const matcher = createMatcher([...library, badges], vocabulary);
    const option = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).option;
    expect(option("Do you list your badges?")).toBe("Yes");
    expect([option("List your badges."), option("Give us a list of your badges.")]).toEqual([null, null]);
  });

  it("is never of the highest band for a terse question that is not the entry's own", () => {
    const inspector = entry("inspector", {
      question: "Did Miller inspect the lift of the company?",
      answer: "Yes, Miller has inspected the lift of the company.",
      option: "Yes",
    });
    const matcher = createMatcher([...library, inspector], vocabulary);
    const band = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).band;
    expect(band("Did Miller inspect the lift of the company?")).toBe("high");
    expect(band("Does Miller own the company?")).not.toBe("high");
  });

  it.each([
    "Do customers have to keep the delivered log files?",
    "Do we have to keep the delivered log files?",
    "Is keeping delivered log files our responsibility?",
  ])("answers from it what asks for the customer's part: %s", (text) => {
    expect(suggest(text).option).toBe("Yes");
  });

  it("leaves out a Yes or No that the option does not say", () => {
    const { answer, option } = suggest("Do you hold the Blue Badge certificate at level 4?");
    if (answer !== null) expect([option, answer.slice(0, 11)]).toEqual([null, "The company"]);
  });
});

describe("doubtsOf on what a policy states", () => {
  const stated = (id: string, answer: string) => entry(id, { answer });
  const policy = [
    ...library,
    stated("mfa", "Acme requires multi-factor authentication for every employee."),
    stated("access", "Acme reviews access rights every quarter."),
  ];
  const acronyms = [{ short: "MFA", long: "multi-factor authentication" }];
  const matcher = createMatcher(policy, { ...vocabulary, acronyms });
  const asked = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] });

  it.each([
    ["mfa", "Do you require multi-factor authentication for every employee?"],
    ["mfa", "Is MFA required for all employees?"],
    ["mfa", "Do you require MFA for employees?"],
    ["access", "Are access rights reviewed quarterly?"],
    ["access", "Are access rights reviewed every three months?"],
  ])("finds %s by other words for the same: %s", (id, text) => {
    expect(asked(text)).toMatchObject({ entry: `curated:${id}`, option: "Yes" });
  });

  it.each([
    "Is MFA optional for employees?",
    "Is MFA required for customers?",
    "Are access rights reviewed monthly?",
    "Are access rights reviewed annually?",
  ])("gives no Yes to another thing: %s", (text) => {
    expect(asked(text).option).not.toBe("Yes");
  });
});

describe("a question that sets one thing against another", () => {
  it("is given no Yes, whichever of the two the evidence tells of", () => {
    const matcher = createMatcher(
      [
        ...library,
        entry("inspection", {
          question: "Is the lift inspected by an outside firm?",
          phrasings: ["Has the lift been inspected by a third party?"],
          answer: "Yes, the lift is inspected by an outside firm.",
          option: "Yes",
        }),
      ],
      vocabulary,
    );
    const ask = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] });
    expect(ask("Is the lift inspected by an outside firm?").option).toBe("Yes");
    const turned = ask("Is the lift inspected by your own staff rather than by an outside firm?");
    expect(turned.option).toBeNull();
    expect(turned.band).not.toBe("high");
  });
});

describe("an entry asked in nearly the same words for another thing", () => {
  const matcher = createMatcher(
    [
      ...library,
      entry("award", {
        question: "When was the Blue Badge awarded?",
        phrasings: ["Date of the Blue Badge award"],
        answer: "The Blue Badge was awarded in March 2023.",
      }),
    ],
    vocabulary,
  );

  it("does not answer it", () => {
    expect(matcher.suggest({ text: "Date of the Blue Badge award" }).entry).toBe("curated:award");
    expect(matcher.suggest({ text: "Until what date is the Blue Badge award valid?" }).outcome).toBe("no_match");
  });
});

describe("a question whether something is forbidden", () => {
  const matcher = createMatcher(
    [
      ...library,
      entry("transfer", {
        question: "Is there a policy that stops files from going abroad unless terms are met?",
        answer: "The company has a policy that restricts sending files abroad unless terms are met.",
        option: "Yes",
      }),
      entry("adverts", {
        question: "Do you use addresses for adverts?",
        answer: "No, the company does not use addresses for adverts.",
        option: "No",
      }),
    ],
    vocabulary,
  );
  const option = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).option;

  it("is given no side by what only limits it, nor by what tells whether it is done", () => {
    expect(option("Is there a policy that stops files from going abroad unless terms are met?")).toBe("Yes");
    expect(option("Is there a policy that forbids files going abroad unless terms are met?")).toBeNull();
    expect(option("Do you use addresses for adverts?")).toBe("No");
    expect(option("Do your terms bar you from using addresses for adverts?")).toBeNull();
  });
});

describe("a No to a narrower question", () => {
  it("denies nothing of the wider one, and a Yes affirms it", () => {
    const matcher = createMatcher(
      [
        ...library,
        entry("ledger", {
          question: "Is signing a waiver a condition for the ledger summary?",
          answer: "No, the ledger summary does not require a waiver: anybody may have it.",
          option: "No",
        }),
      ],
      vocabulary,
    );
    const option = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).option;
    expect(option("Is signing a waiver a condition for the ledger summary?")).toBe("No");
    expect(option("Do you have a ledger summary?")).toBeNull();
  });
});

describe("years and editions", () => {
  const citation = {
    document: "guild",
    title: "The Guild",
    contentHash: "guild",
    passage: "guild#1",
    quote: "The company is a full member of the Guild.",
    start: 0,
    end: 42,
    url: null,
    asOf: "2025-01-31",
  };
  const matcher = createMatcher(
    [
      ...library,
      entry("member", {
        question: "Is the company a full member of the Guild?",
        answer: "The company is a full member of the Guild.",
        option: "Yes",
        citations: [citation],
      }),
      entry("edition", {
        question: "Do you hold the Guild's badge 12345?",
        answer: "Yes, the company holds badge 12345:2019; it was told so in 2025.",
        option: "Yes",
      }),
    ],
    vocabulary,
  );
  const option = (text: string) => matcher.suggest({ text, options: ["Yes", "No"] }).option;

  it("takes the year of the evidence for what is so as of then, and of no other", () => {
    expect(option("As of 2025, is the company a full member of the Guild?")).toBe("Yes");
    expect(option("As of 2021, is the company a full member of the Guild?")).toBeNull();
  });

  it("looks up what is asked, not the day as of which", () => {
    const day = entry("day", {
      question: "Was it announced on Guild Day 2025?",
      answer: "It was announced on Guild Day 2025.",
    });
    const matcher = createMatcher([...library, day], vocabulary);
    expect(matcher.rank("As of Guild Day 2025, do you hold the badge?", 1)[0]?.entry.id).toBe("curated:badge");
  });

  it("holds an edition by its number and year together", () => {
    expect(option("Do you hold the Guild's badge 12345:2019?")).toBe("Yes");
    expect(option("Do you hold the Guild's badge 12345:2025?")).toBeNull();
  });
});

describe("namedApart", () => {
  const analyser = createAnalyser(vocabulary);
  const apart = (text: string, answer: string) => namedApart(understand({ text }, analyser), answer);
  const answer = "The annual ISO audit is done by Miller. A third party audits for PCI DSS.";

  it.each([
    ["Did Miller audit your PCI DSS compliance?", true],
    ["Did Miller audit you for ISO 27001?", false],
    ["Did a third party audit your PCI DSS compliance?", false],
    ["Did Miller audit you for ISO 27001 and PCI DSS?", false],
  ])("of %j: %s", (text, expected) => {
    expect(apart(text, answer)).toBe(expected);
  });
});

describe("valuesIn", () => {
  it.each([
    ["Are you certified to ISO 27001:2022?", ["2022"]],
    ["Are you PCI DSS compliant at level 4?", ["4"]],
    ["Do you have a SOC 2 Type II report?", ["type 2"]],
    ["Is there a code of conduct under Article 40?", []],
    ["Do you keep logs for 90 days, as A.8.15 asks?", ["90"]],
  ])("finds in %j %j", (text, values) => {
    expect(valuesIn(text)).toEqual(values);
  });
});

describe("actorIn", () => {
  it.each([
    ["Do you hold a certificate?", "vendor"],
    ["Does the service provider hold one?", "vendor"],
    ["Do your sub-processors hold one?", "third party"],
    ["Is your hosting provider certified?", "third party"],
    ["Has a third party verified your controls?", null],
    ["For which customers is it?", null],
    ["Are your employees trained?", "staff"],
    ["Is the customer responsible for it?", "customer"],
    ["Yes, customers are responsible for it.", "customer"],
    ["Is customer traffic encrypted?", null],
    ["Is there a policy?", null],
    ["Who is responsible?", null],
  ])("reads %j as %j", (text, actor) => {
    expect(actorIn(text)).toBe(actor);
  });
});
