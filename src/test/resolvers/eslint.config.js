import { fileURLToPath } from "node:url";
import appsync from "@aws-appsync/eslint-plugin";

/** Run at the root of the repository, below which eslint looks for files. With types it finds methods that APPSYNC_JS lacks, too. */
export default [
  {
    languageOptions: {
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: fileURLToPath(new URL(".", import.meta.url)) },
    },
  },
  appsync.configs.recommended,
];
