/** The questionnaire that newcomers can try: one of the project's own fixtures, uploaded like any other workbook. */
import { uploadQuestionnaire } from "../api/requests.ts";

const ADDRESS = new URL("../../../fixtures/vendor-review/source.xlsx", import.meta.url);

export async function uploadSample() {
  const response = await fetch(ADDRESS);
  const file = new File([await response.blob()], "Vendor security review (sample).xlsx");
  return uploadQuestionnaire(file, "Example customer");
}
