/** The knowledge folder as one module: `wrangler.toml` points the name at what scripts/bundle-knowledge.ts wrote. */
declare module "countersign-knowledge" {
  const files: readonly import("../../ports/knowledge-source.ts").KnowledgeFile[];
  export default files;
}
