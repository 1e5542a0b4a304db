╔═ template_forADeviceCallback_isTheDefaultWithOneAddressMore ═╗
+    "DeviceCallback" : {
+      "Description" : "Where a sign-in from the command line returns to.",
+      "Value" : "http://localhost:8976/signed-in"
+        }, "http://localhost:8976/signed-in" ],
+    },
-        } ],
╔═ template_forAppSync_isThatOfDynamoDbWithAnApi ═╗
+  "Description" : "AppSync: a background colour that follows a signed-in user.",
+      "Value" : "appsync"
+    "GraphQLUrl" : {
+      "Description" : "Where queries and mutations go.",
+        "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "GraphQLUrl" ]
+    "RealtimeUrl" : {
+      "Description" : "Where subscriptions connect to.",
+        "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "RealtimeUrl" ]
+      "Description" : "Name of the table. Requests cost at most USD 592 a month in us-east-1, if they reach the ceilings of 86 read and 343 write units in every second. Those of the API come on top, without a ceiling.",
+      "Value" : {
+      }
+      "Value" : {
+      }
+    "ApiGraphQl7CA6D001" : {
+        "AuthenticationType" : "AWS_IAM",
+        "IntrospectionConfig" : "DISABLED",
+        "LogConfig" : {
+          "CloudWatchLogsRoleArn" : {
+            "Fn::GetAtt" : [ "ApiLogsRole8DB4E981", "Arn" ]
+          "ExcludeVerboseContent" : true,
+          "FieldLogLevel" : "ERROR"
+        "Name" : "CognitoSync",
+        "QueryDepthLimit" : 3,
+        "ResolverCountLimit" : 5,
+        "XrayEnabled" : false
+      "Type" : "AWS::AppSync::GraphQLApi"
+    "ApiLogsGroup6C19ADA0" : {
+        "LogGroupName" : {
+          "Fn::Join" : [ "", [ "/aws/appsync/apis/", {
+            "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+    "ApiLogsPolicy5D7C59D5" : {
+            "Action" : [ "logs:CreateLogStream", "logs:PutLogEvents" ],
+              "Fn::GetAtt" : [ "ApiLogsGroup6C19ADA0", "Arn" ]
+        "PolicyName" : "ApiLogsPolicy5D7C59D5",
+          "Ref" : "ApiLogsRole8DB4E981"
+    "ApiLogsRole8DB4E981" : {
+              "ArnLikeIfExists" : {
+                "aws:SourceArn" : {
+                  "Fn::Join" : [ "", [ "arn:", {
+                    "Ref" : "AWS::Partition"
+                  }, ":appsync:", {
+                    "Ref" : "AWS::Region"
+                  }, ":", {
+                    "Ref" : "AWS::AccountId"
+                  }, ":apis/*" ] ]
+              "StringEqualsIfExists" : {
+                "aws:SourceAccount" : {
+                  "Ref" : "AWS::AccountId"
+              "Service" : "appsync.amazonaws.com"
+        "Description" : "What the API may do with its log group."
+    "ApiMutationdeleteDatasetD226742D" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/** The caller, who alone may reach the dataset. */\nfunction ownerOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  if (!caller || (ctx.args.owner ?? caller) !== caller) util.unauthorized();\n  return caller;\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\nconst PUBLISHED = [\"owner\", \"dataset\", \"count\", \"by\"];\n\n/** What both mutations require; returns whose dataset it is. */\nfunction checkMutation(ctx) {\n  const owner = ownerOf(ctx);\n  checkDataset(ctx.args.dataset);\n  if (!util.matches(\"^[!-~]{1,64}$\", ctx.args.writeId)) {\n    util.error(\"A writeId has 1 to 64 characters of ASCII, without spaces\", \"InvalidInput\");\n  }\n  // Subscribers receive what the writer selects. Aliases could give them the value of another field.\n  const { selectionSetList, selectionSetGraphQL } = ctx.info;\n  const isPlain = !util.matches(\"[\\\\s\\\\S]*(:|\\\\.\\\\.\\\\.)[\\\\s\\\\S]*\", selectionSetGraphQL ?? \"\");\n  if (!isPlain || !PUBLISHED.every((field) => selectionSetList.includes(field))) {\n    util.error(`Select ${PUBLISHED.join(\", \")}, without aliases and fragments`, \"InvalidInput\");\n  }\n  return owner;\n}\n\nexport function request(ctx) {\n  ctx.stash.owner = checkMutation(ctx);\n  return {};\n}\n\nexport const response = (ctx) => ctx.prev.result;\n",
+        "FieldName" : "deleteDataset",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadItem967B19B9", "FunctionId" ]
+            "Fn::GetAtt" : [ "ApiputDeletedFD306BAD", "FunctionId" ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiMutationupdateA365AC82" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/** The caller, who alone may reach the dataset. */\nfunction ownerOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  if (!caller || (ctx.args.owner ?? caller) !== caller) util.unauthorized();\n  return caller;\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\nconst PUBLISHED = [\"owner\", \"dataset\", \"count\", \"by\"];\n\n/** What both mutations require; returns whose dataset it is. */\nfunction checkMutation(ctx) {\n  const owner = ownerOf(ctx);\n  checkDataset(ctx.args.dataset);\n  if (!util.matches(\"^[!-~]{1,64}$\", ctx.args.writeId)) {\n    util.error(\"A writeId has 1 to 64 characters of ASCII, without spaces\", \"InvalidInput\");\n  }\n  // Subscribers receive what the writer selects. Aliases could give them the value of another field.\n  const { selectionSetList, selectionSetGraphQL } = ctx.info;\n  const isPlain = !util.matches(\"[\\\\s\\\\S]*(:|\\\\.\\\\.\\\\.)[\\\\s\\\\S]*\", selectionSetGraphQL ?? \"\");\n  if (!isPlain || !PUBLISHED.every((field) => selectionSetList.includes(field))) {\n    util.error(`Select ${PUBLISHED.join(\", \")}, without aliases and fragments`, \"InvalidInput\");\n  }\n  return owner;\n}\n\nconst PATCHES = 500;\nconst KEY_CHARACTERS = 1024;\nconst LARGEST_INTEGER = 9007199254740991;\n/** Bytes of UTF-8, percent-encoded, that continue a character. */\nconst CONTINUING = [\"8\", \"9\", \"A\", \"B\"];\n\nconst refuse = (message) => util.error(message, \"InvalidInput\");\nconst nameOf = ({ key }) => JSON.stringify(key.slice(0, 40));\n\n/** In code points: some are two code units in JavaScript. */\nconst charactersOf = (text) =>\n  util\n    .urlEncode(text)\n    .split(\"%\")\n    .reduce((sum, part, at) => {\n      if (at === 0) return part.length;\n      return sum + part.length - (CONTINUING.includes(part.charAt(0)) ? 2 : 1);\n    }, 0);\n\n/** Lone surrogates cannot be encoded in UTF-8. */\nconst isWellFormed = (text) => util.urlDecode(util.urlEncode(text)) === text;\n\nfunction checkPatch(patch) {\n  const { key, expected, deviceModified } = patch;\n  if (key === \"\" || (key.length > KEY_CHARACTERS && charactersOf(key) > KEY_CHARACTERS)) {\n    refuse(`A key must have 1 to ${KEY_CHARACTERS} characters: ${nameOf(patch)}.`);\n  }\n  if (expected < 0) refuse(`The expected count of ${nameOf(patch)} is at least 0`);\n  if (!(deviceModified >= -LARGEST_INTEGER && deviceModified <= LARGEST_INTEGER)) {\n    refuse(`The time deviceModified of ${nameOf(patch)} is out of range`);\n  }\n}\n\nexport function request(ctx) {\n  ctx.stash.owner = checkMutation(ctx);\n  const { patches } = ctx.args;\n  if (patches.length < 1 || patches.length > PATCHES) refuse(`An update has 1 to ${PATCHES} patches`);\n  for (const patch of patches) checkPatch(patch);\n  if (!isWellFormed(patches.map(({ key, value }) => `${key}\\n${value}\\n`).join(\"\"))) {\n    refuse(\"A key or value is not well-formed Unicode: it contains a lone surrogate, for example a truncated emoji.\");\n  }\n  return {};\n}\n\nexport const response = (ctx) => ctx.prev.result;\n",
+        "FieldName" : "update",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadItem967B19B9", "FunctionId" ]
+            "Fn::GetAtt" : [ "ApiputUpdated0DCB6CE9", "FunctionId" ]
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputUpdated0DCB6CE9", "FunctionId" ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiNoneDE5CCB84" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Name" : "None",
+        "Type" : "NONE"
+      "Type" : "AWS::AppSync::DataSource"
+    "ApiQuerychanges4CF82168" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nconst keyOf = (owner, dataset) => util.dynamodb.toMapValues({ owner, item: `dataset#${dataset}` });\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** The caller, who alone may reach the dataset. */\nfunction ownerOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  if (!caller || (ctx.args.owner ?? caller) !== caller) util.unauthorized();\n  return caller;\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\nexport function request(ctx) {\n  const owner = ownerOf(ctx);\n  checkDataset(ctx.args.dataset);\n  if (ctx.args.since < 0) util.error(\"since is at least 0\", \"InvalidInput\");\n  return { operation: \"GetItem\", key: keyOf(owner, ctx.args.dataset), consistentRead: true };\n}\n\nexport function response(ctx) {\n  if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n  const { dataset, since } = ctx.args;\n  const owner = ownerOf(ctx);\n  const item = readItem(dataset, ctx.result);\n  if (!item) return { owner, dataset, count: 0, exists: false, deletedAt: 0, records: [] };\n  const { count, exists, deletedAt, created, modified, by, records } = item;\n  if (exists && since > count) {\n    util.error(`No such SyncCount: ${since} exists for this Dataset`, \"InvalidInput\");\n  }\n  return {\n    owner,\n    dataset,\n    count,\n    exists,\n    deletedAt,\n    created,\n    modified,\n    by,\n    records: Object.keys(records)\n      .filter((key) => records[key].count > since)\n      // Times and writer can be missing in items of other programs.\n      .map((key) => ({ modified: 0, deviceModified: 0, by: owner, ...records[key], key })),\n  };\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "FieldName" : "changes",
+        "Kind" : "UNIT",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Query"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiQuerydatasetsB0DDA1A5" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nconst keyOf = (owner, dataset) => util.dynamodb.toMapValues({ owner, item: `dataset#${dataset}` });\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** The caller, who alone may reach the dataset. */\nfunction ownerOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  if (!caller || (ctx.args.owner ?? caller) !== caller) util.unauthorized();\n  return caller;\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\nconst PREFIX = \"dataset#\";\n/** Without records and writes. */\nconst HEAD = {\n  \"#item\": \"item\",\n  \"#format\": \"format\",\n  \"#count\": \"count\",\n  \"#exists\": \"exists\",\n  \"#deletedAt\": \"deletedAt\",\n  \"#created\": \"created\",\n  \"#modified\": \"modified\",\n  \"#by\": \"by\",\n};\n\nexport function request(ctx) {\n  return {\n    operation: \"Query\",\n    consistentRead: true,\n    nextToken: ctx.args.nextToken,\n    query: {\n      expression: \"#owner = :owner AND begins_with(#item, :prefix)\",\n      expressionNames: { \"#owner\": \"owner\", \"#item\": \"item\" },\n      expressionValues: util.dynamodb.toMapValues({ \":owner\": ownerOf(ctx), \":prefix\": PREFIX }),\n    },\n    projection: { expression: Object.keys(HEAD).join(), expressionNames: HEAD },\n  };\n}\n\nexport function response(ctx) {\n  if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n  const owner = ownerOf(ctx);\n  const items = ctx.result.items\n    .filter(({ exists }) => exists !== false)\n    .map(({ item, ...head }) => {\n      const name = item.slice(PREFIX.length);\n      // One that cannot be read must not hide the others: `changes` says why.\n      if (!isReadable(head)) return { owner, name, count: 0 };\n      const { count, created, modified, by } = head;\n      return { owner, name, count, created, modified, by };\n    });\n  return { items, nextToken: ctx.result.nextToken };\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "FieldName" : "datasets",
+        "Kind" : "UNIT",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Query"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiSchema510EECD7" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Definition" : "# Datasets of signed-in users: https://docs.aws.amazon.com/appsync/latest/devguide/designing-your-schema.html\n# An `owner` is an identity id; null means the caller's own. Times are milliseconds since 1970.\n\ntype Query {\n  \"The records that have changed since a count, tombstones included.\"\n  changes(owner: ID, dataset: String!, since: Int!): Changes!\n  \"The caller's datasets, in pages: one can be empty and have a next one.\"\n  datasets(nextToken: String): Datasets!\n}\n\ntype Mutation {\n  \"Takes all patches or none. To be repeated under the same writeId if no answer comes, or the answer is Contention.\"\n  update(owner: ID, dataset: String!, writeId: ID!, patches: [Patch!]!): Change!\n  \"Leaves the count, which never decreases. Deleting what does not exist changes nothing.\"\n  deleteDataset(owner: ID, dataset: String!, writeId: ID!): Change!\n}\n\ntype Subscription {\n  \"Says that the count has changed, not what: that is for `changes`.\"\n  changed(owner: ID!, dataset: String!): Change @aws_subscribe(mutations: [\"update\", \"deleteDataset\"])\n}\n\ninput Patch {\n  key: String!\n  \"Null removes the record.\"\n  value: String\n  \"The record's count as the caller knows it; 0: no such record.\"\n  expected: Int!\n  deviceModified: Float!\n}\n\n\"Has no values of records: subscribers receive what the writer selects of it.\"\ntype Change {\n  owner: ID!\n  dataset: String!\n  count: Int!\n  exists: Boolean!\n  modified: Float!\n  by: ID!\n}\n\ntype Changes {\n  owner: ID!\n  dataset: String!\n  \"Grows by one with every write; 0: the dataset was never written.\"\n  count: Int!\n  exists: Boolean!\n  \"The count of the last deletion; 0: none.\"\n  deletedAt: Int!\n  created: Float\n  modified: Float\n  by: ID\n  records: [Record!]!\n}\n\ntype Record {\n  key: String!\n  \"Null: a tombstone.\"\n  value: String\n  \"The count of the dataset when the record was last written.\"\n  count: Int!\n  modified: Float!\n  \"By the clock of the device.\"\n  deviceModified: Float!\n  by: ID!\n}\n\ntype Datasets {\n  items: [Dataset!]!\n  nextToken: String\n}\n\ntype Dataset {\n  owner: ID!\n  name: String!\n  \"0: the dataset cannot be read.\"\n  count: Int!\n  created: Float\n  modified: Float\n  by: ID\n}\n"
+      "Type" : "AWS::AppSync::GraphQLSchema"
+    "ApiSubscriptionchanged75BDF963" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { extensions, util } from \"@aws-appsync/utils\";\n\n/** The caller, who alone may reach the dataset. */\nfunction ownerOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  if (!caller || (ctx.args.owner ?? caller) !== caller) util.unauthorized();\n  return caller;\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\nexport function request(ctx) {\n  ownerOf(ctx);\n  checkDataset(ctx.args.dataset);\n  return { payload: null };\n}\n\nexport function response(ctx) {\n  const { owner, dataset } = ctx.args;\n  extensions.setSubscriptionFilter(\n    util.transform.toSubscriptionFilter({ owner: { eq: owner }, dataset: { eq: dataset } }),\n  );\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiNoneDE5CCB84", "Name" ]
+        "FieldName" : "changed",
+        "Kind" : "UNIT",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Subscription"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiTableDD5018BB" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "DynamoDBConfig" : {
+          "AwsRegion" : {
+          "TableName" : {
+            "Ref" : "Datasets0030EE04"
+        "Name" : "Datasets",
+        "ServiceRoleArn" : {
+          "Fn::GetAtt" : [ "ApiTableRoleDF9764B5", "Arn" ]
+        "Type" : "AMAZON_DYNAMODB"
+      "Type" : "AWS::AppSync::DataSource"
+    "ApiTableRoleDF9764B5" : {
+            "Condition" : {
+              "ArnLikeIfExists" : {
+                "aws:SourceArn" : {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }
+              "StringEqualsIfExists" : {
+                "aws:SourceAccount" : {
+                  "Ref" : "AWS::AccountId"
+                }
+              "Service" : "appsync.amazonaws.com"
+        "Description" : "What the API may do with the table of datasets.",
+              }
+          "PolicyName" : "Datasets"
+    "ApicountDatasetsC89895C1" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Of one identity. */\nconst DATASETS = 20;\n\n/** One page: a pipeline has no loop, but has this function several times. */\nexport function request(ctx) {\n  const { change, isCounted, nextToken, owner } = ctx.stash;\n  if (change) runtime.earlyReturn(change, { skipTo: \"END\" });\n  if (isCounted) runtime.earlyReturn(null);\n  return {\n    operation: \"Query\",\n    consistentRead: true,\n    nextToken,\n    query: {\n      expression: \"#owner = :owner AND begins_with(#item, :prefix)\",\n      expressionNames: { \"#owner\": \"owner\", \"#item\": \"item\" },\n      expressionValues: util.dynamodb.toMapValues({ \":owner\": owner, \":prefix\": \"dataset#\" }),\n    },\n    filter: {\n      // Those that cannot be read included.\n      expression: \"NOT #exists = :false\",\n      expressionNames: { \"#exists\": \"exists\" },\n      expressionValues: util.dynamodb.toMapValues({ \":false\": false }),\n    },\n    projection: { expression: \"#item\", expressionNames: { \"#item\": \"item\" } },\n  };\n}\n\nexport function response(ctx) {\n  if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n  const { items, nextToken } = ctx.result;\n  const datasets = (ctx.stash.datasets ?? 0) + items.length;\n  if (datasets >= DATASETS) {\n    util.error(`An identity holds ${DATASETS} datasets. Delete one first.`, \"LimitExceeded\");\n  }\n  ctx.stash.datasets = datasets;\n  ctx.stash.pages = (ctx.stash.pages ?? 0) + 1;\n  ctx.stash.nextToken = nextToken;\n  ctx.stash.isCounted = !nextToken;\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "Name" : "countDatasets",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    "ApiputDeletedFD306BAD" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nconst keyOf = (owner, dataset) => util.dynamodb.toMapValues({ owner, item: `dataset#${dataset}` });\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** Kept ids: a write is recognized for as long as it can be repeated. */\nconst WRITES = 8;\n\n/** As mutations return it. Times and writer can be missing in items of other programs. */\nconst changeOf = (ctx, { count, exists, modified, by }) => ({\n  owner: ctx.stash.owner,\n  dataset: ctx.args.dataset,\n  count,\n  exists,\n  modified: modified ?? 0,\n  by: by ?? ctx.stash.owner,\n});\n\n/** The head that every write leaves. */\nconst written = (ctx, item) => ({\n  format: 1,\n  count: (item?.count ?? 0) + 1,\n  exists: true,\n  deletedAt: item?.deletedAt ?? 0,\n  modified: util.time.nowEpochMilliSeconds(),\n  by: ctx.stash.owner,\n  writes: [...(item?.writes ?? []), ctx.args.writeId].slice(-WRITES),\n});\n\n/** Replaces the whole item if it is still the one that was read. */\nfunction put(ctx, before, after) {\n  ctx.stash.item = null;\n  ctx.stash.change = changeOf(ctx, after);\n  return {\n    operation: \"PutItem\",\n    key: keyOf(ctx.stash.owner, ctx.args.dataset),\n    attributeValues: util.dynamodb.toMapValues(after),\n    condition: before\n      ? {\n          expression: \"#count = :count AND #format = :format\",\n          expressionNames: { \"#count\": \"count\", \"#format\": \"format\" },\n          expressionValues: util.dynamodb.toMapValues({ \":count\": before.count, \":format\": 1 }),\n        }\n      : { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } },\n  };\n}\n\nfunction outcomeOf(ctx) {\n  if (!ctx.error) return ctx.stash.change;\n  if (ctx.error.type !== \"DynamoDB:ConditionalCheckFailedException\") util.error(ctx.error.message, ctx.error.type);\n  // AppSync reads the present item then.\n  const present = readItem(ctx.args.dataset, ctx.result);\n  if (present?.writes.includes(ctx.args.writeId)) return changeOf(ctx, present);\n  return util.error(\"Another write came between. Repeat this one under the same writeId.\", \"Contention\");\n}\n\nexport function request(ctx) {\n  const { item } = ctx.stash;\n  if (!item) runtime.earlyReturn(changeOf(ctx, { count: 0, exists: false }));\n  if (!item.exists || item.writes.includes(ctx.args.writeId)) runtime.earlyReturn(changeOf(ctx, item));\n  const head = written(ctx, item);\n  const created = item.created === undefined ? {} : { created: item.created };\n  return put(ctx, item, { ...head, exists: false, deletedAt: head.count, records: {}, ...created });\n}\n\nexport const response = (ctx) => outcomeOf(ctx);\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "Name" : "putDeleted",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    "ApiputUpdated0DCB6CE9" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Sizes as DynamoDB counts them: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */\n\nconst PAIRS_OF_DIGITS = [1e2, 1e4, 1e6, 1e8, 1e10, 1e12, 1e14];\n\n/** Bytes of UTF-8: percent-encoded, each is one character or three. */\nfunction bytesOf(text) {\n  const encoded = util.urlEncode(text);\n  return 2 * encoded.replaceAll(\"%\", \"\").length - encoded.length;\n}\n\n/** Two digits a byte, without the zeros at the end; one byte more, and another one for a minus. */\nfunction sizeOfInteger(integer) {\n  if (integer === 0) return 1;\n  const digits = integer < 0 ? -integer : integer;\n  return (integer < 0 ? 3 : 2) + PAIRS_OF_DIGITS.filter((pair) => digits >= pair && digits % pair !== 0).length;\n}\n\n/** Without its texts. Each member takes its name and a byte, a map three more. */\nconst sizeOfRest = ({ value, count, modified, deviceModified, by }) =>\n  1 +\n  3 +\n  (value === undefined ? 0 : 6) +\n  6 +\n  sizeOfInteger(count) +\n  (modified === undefined ? 0 : 9 + sizeOfInteger(modified)) +\n  (deviceModified === undefined ? 0 : 15 + sizeOfInteger(deviceModified)) +\n  (by === undefined ? 0 : 3);\n\n/** Bytes of the attribute with all records. */\nfunction sizeOf(records) {\n  const texts = Object.keys(records).map((key) => `${key}${records[key].value ?? \"\"}${records[key].by ?? \"\"}`);\n  return Object.values(records).reduce((size, record) => size + sizeOfRest(record), 3) + bytesOf(texts.join(\"\"));\n}\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nconst keyOf = (owner, dataset) => util.dynamodb.toMapValues({ owner, item: `dataset#${dataset}` });\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** Kept ids: a write is recognized for as long as it can be repeated. */\nconst WRITES = 8;\n\n/** As mutations return it. Times and writer can be missing in items of other programs. */\nconst changeOf = (ctx, { count, exists, modified, by }) => ({\n  owner: ctx.stash.owner,\n  dataset: ctx.args.dataset,\n  count,\n  exists,\n  modified: modified ?? 0,\n  by: by ?? ctx.stash.owner,\n});\n\n/** The head that every write leaves. */\nconst written = (ctx, item) => ({\n  format: 1,\n  count: (item?.count ?? 0) + 1,\n  exists: true,\n  deletedAt: item?.deletedAt ?? 0,\n  modified: util.time.nowEpochMilliSeconds(),\n  by: ctx.stash.owner,\n  writes: [...(item?.writes ?? []), ctx.args.writeId].slice(-WRITES),\n});\n\n/** Replaces the whole item if it is still the one that was read. */\nfunction put(ctx, before, after) {\n  ctx.stash.item = null;\n  ctx.stash.change = changeOf(ctx, after);\n  return {\n    operation: \"PutItem\",\n    key: keyOf(ctx.stash.owner, ctx.args.dataset),\n    attributeValues: util.dynamodb.toMapValues(after),\n    condition: before\n      ? {\n          expression: \"#count = :count AND #format = :format\",\n          expressionNames: { \"#count\": \"count\", \"#format\": \"format\" },\n          expressionValues: util.dynamodb.toMapValues({ \":count\": before.count, \":format\": 1 }),\n        }\n      : { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } },\n  };\n}\n\nfunction outcomeOf(ctx) {\n  if (!ctx.error) return ctx.stash.change;\n  if (ctx.error.type !== \"DynamoDB:ConditionalCheckFailedException\") util.error(ctx.error.message, ctx.error.type);\n  // AppSync reads the present item then.\n  const present = readItem(ctx.args.dataset, ctx.result);\n  if (present?.writes.includes(ctx.args.writeId)) return changeOf(ctx, present);\n  return util.error(\"Another write came between. Repeat this one under the same writeId.\", \"Contention\");\n}\n\nconst RECORDS = 1024;\n/** Of the records, keys included: an item may have 400 KB. */\nconst RECORDS_BYTES = 350000;\n\nconst limitExceeded = (message) => util.error(message, \"LimitExceeded\");\n\n/** The rule of Cognito Sync: an outdated patch is refused, unless it says what is there. */\nfunction checkConflict(records, { key, value, expected }) {\n  if (!Object.hasOwn(records, key)) return;\n  const known = records[key];\n  if (expected < known.count && (known.value ?? null) !== (value ?? null)) {\n    util.error(`Current SyncCount for: ${key} is: ${known.count} not: ${expected}`, \"Conflict\");\n  }\n}\n\n/** As JSON, in which any key is an own one, `__proto__` included. */\nfunction jsonOf({ key, value, deviceModified }, { count, modified, by }) {\n  const record = { count, modified, deviceModified: Math.round(deviceModified), by };\n  return `${JSON.stringify(key)}:${JSON.stringify((value ?? null) === null ? record : { value, ...record })}`;\n}\n\nfunction checkSize(records) {\n  const number = Object.keys(records).length;\n  if (number > RECORDS) {\n    limitExceeded(`A dataset holds ${RECORDS} records including removed ones; this one would have ${number}.`);\n  }\n  // Never less than the size of the attribute, and sooner counted.\n  const json = JSON.stringify(records);\n  if (json.length * 3 <= RECORDS_BYTES || bytesOf(json) <= RECORDS_BYTES) return;\n  const bytes = sizeOf(records);\n  if (bytes > RECORDS_BYTES) {\n    limitExceeded(`A dataset holds ${RECORDS_BYTES} bytes; this one would have ${bytes}.`);\n  }\n}\n\nfunction updated(ctx, item) {\n  const { patches } = ctx.args;\n  const before = item?.records ?? {};\n  const head = written(ctx, item);\n  for (const patch of patches) checkConflict(before, patch);\n  const changed = JSON.parse(`{${patches.map((patch) => jsonOf(patch, head)).join()}}`);\n  if (Object.keys(changed).length < patches.length) util.error(\"Two patches have the same key\", \"InvalidInput\");\n  const records = { ...before, ...changed };\n  checkSize(records);\n  const created = item?.exists ? item.created : head.modified;\n  return { ...head, records, ...(created === undefined ? {} : { created }) };\n}\n\n/** For a dataset that exists, or once the owner's others are counted. */\nexport function request(ctx) {\n  const { item, isCounted, pages } = ctx.stash;\n  if (item?.writes.includes(ctx.args.writeId)) runtime.earlyReturn(changeOf(ctx, item), { skipTo: \"END\" });\n  if (!item?.exists && !isCounted) {\n    if (!pages) runtime.earlyReturn(null);\n    limitExceeded(\"The datasets of the identity, deleted ones included, are too many or too large to be counted.\");\n  }\n  return put(ctx, item, updated(ctx, item));\n}\n\nexport const response = (ctx) => outcomeOf(ctx);\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "Name" : "putUpdated",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    "ApireadItem967B19B9" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nconst keyOf = (owner, dataset) => util.dynamodb.toMapValues({ owner, item: `dataset#${dataset}` });\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\nexport function request(ctx) {\n  return { operation: \"GetItem\", key: keyOf(ctx.stash.owner, ctx.args.dataset), consistentRead: true };\n}\n\nexport function response(ctx) {\n  if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n  ctx.stash.item = readItem(ctx.args.dataset, ctx.result);\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "Name" : "readItem",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+            "Action" : "sts:AssumeRole",
+          }, {
+          }, {
+        "Roles" : [ {
+      "Type" : "AWS::IAM::Policy"
+    },
+        },
+        },
+        },
+        },
+    },
+        "AssumeRolePolicyDocument" : {
+          "Statement" : [ {
+            "Action" : "sts:AssumeRole",
+          } ],
+          "Version" : "2012-10-17"
+        },
+      "Type" : "AWS::IAM::Role"
+    },
+      "Properties" : {
+        },
+      },
+    },
+      "Properties" : {
+        },
+      },
+    },
+      "Properties" : {
+        },
+        },
+        },
+      },
+    },
+      "Properties" : {
+        },
+        },
+        },
+        },
+        },
+        },
+      },
+    },
+      "Properties" : {
+          } ] ]
+        },
+      },
+    },
+      "Properties" : {
+        },
+      },
+    },
+      "DependsOn" : [ "ApiMutationdeleteDatasetD226742D", "ApiMutationupdateA365AC82", "ApiQuerychanges4CF82168", "ApiQuerydatasetsB0DDA1A5", "ApiSubscriptionchanged75BDF963", "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+      "Properties" : {
+        },
+        },
+        },
+      },
+    },
+      "Properties" : {
+      },
+    },
+      "Properties" : {
+        },
+      },
+    },
+      "DependsOn" : [ "ApiMutationdeleteDatasetD226742D", "ApiMutationupdateA365AC82", "ApiQuerychanges4CF82168", "ApiQuerydatasetsB0DDA1A5", "ApiSubscriptionchanged75BDF963", "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+      "Properties" : {
+        },
+        },
+            "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "GraphQLUrl" ]
+            "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "RealtimeUrl" ]
+          "<<marker:0xbaba:5>>" : {
+              "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "GraphQLUrl" ]
+          },
+            "Fn::Join" : [ "", [ "\"", {
+              "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "RealtimeUrl" ]
+            }, "\"" ] ]
+        },
+      },
+    },
+      "Properties" : {
+        "AssumeRolePolicyDocument" : {
+          "Statement" : [ {
+            "Condition" : {
+                }
+              }
+            "Effect" : "Allow",
+            }
+          } ],
+          "Version" : "2012-10-17"
+        },
+        "Policies" : [ {
+          "PolicyDocument" : {
+            "Statement" : [ {
+              "Action" : "appsync:GraphQL",
+              "Effect" : "Allow",
+              "Resource" : [ {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/deleteDataset" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/update" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Query/fields/changes" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Query/fields/datasets" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Subscription/fields/changed" ] ]
+              } ],
+              "Sid" : "DatasetFields"
+            } ],
+            "Version" : "2012-10-17"
+          },
+        } ]
+      },
+      "Type" : "AWS::IAM::Role"
+    },
+      "Properties" : {
+          },
+          },
+        } ]
+      },
+    },
+      "Properties" : {
+        },
+          }
+        }
+      },
+    },
+      "Properties" : {
+            }
+        },
+          } ]
+        },
+        },
+        }
+      },
+    },
+      "Properties" : {
+        },
+        }
+      },
+    },
+      "Properties" : {
+        },
+        "PolicyDocument" : {
+          "Statement" : [ {
+            "Effect" : "Allow",
+            "Principal" : {
+            },
+            "Resource" : {
+            }
+          }, {
+            "Effect" : "Allow",
+            "Principal" : {
+              }
+            },
+          } ],
+          "Version" : "2012-10-17"
+        }
+      },
+    },
+      "DeletionPolicy" : "Delete",
+      "Properties" : {
+        "RetentionInDays" : 7
+      },
+      "Type" : "AWS::Logs::LogGroup",
+      "UpdateReplacePolicy" : "Delete"
+          } ]
+        },
-  "Description" : "DynamoDB: a background colour that follows a signed-in user.",
-      "Value" : "dynamodb"
-      "Description" : "Name of the table. Requests cost at most USD 592 a month in us-east-1, if they reach the ceilings of 86 read and 343 write units in every second.",
-      "DependsOn" : [ "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-      "DependsOn" : [ "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-            "Fn::Join" : [ "", [ "\"https://dynamodb.", {
-              "Ref" : "AWS::Region"
-            }, ".amazonaws.com\"" ] ]
-              "Ref" : "Datasets0030EE04"
-              "Condition" : {
-                "ForAllValues:StringEquals" : {
-                  "dynamodb:LeadingKeys" : [ "${cognito-identity.amazonaws.com:sub}" ]
-                },
-                "Null" : {
-                  "dynamodb:LeadingKeys" : "false"
-              "Sid" : "OwnPartition"
╔═ template_forAppSync_isThatOfDynamoDbWithAnApi/introspection ═╗
+        "IntrospectionConfig" : "ENABLED",
+        "QueryDepthLimit" : 0,
-        "IntrospectionConfig" : "DISABLED",
-        "QueryDepthLimit" : 3,
╔═ template_forDynamoDb_hasATableInsteadOfCognitoSync ═╗
+  "Description" : "DynamoDB: a background colour that follows a signed-in user.",
+    "Backend" : {
+      "Description" : "Service that stores the datasets.",
+      "Value" : "dynamodb"
+    "TableName" : {
+      "Description" : "Name of the table. Requests cost at most USD 592 a month in us-east-1, if they reach the ceilings of 86 read and 343 write units in every second.",
+        "Ref" : "Datasets0030EE04"
+      "Value" : {
+      }
+    "Datasets0030EE04" : {
+        "AttributeDefinitions" : [ {
+          "AttributeName" : "owner",
+          "AttributeType" : "S"
+          "AttributeName" : "item",
+          "AttributeType" : "S"
+        "BillingMode" : "PAY_PER_REQUEST",
+        "DeletionProtectionEnabled" : false,
+        "KeySchema" : [ {
+          "AttributeName" : "owner",
+          "KeyType" : "HASH"
+          "AttributeName" : "item",
+          "KeyType" : "RANGE"
+        "OnDemandThroughput" : {
+          "MaxReadRequestUnits" : 86,
+          "MaxWriteRequestUnits" : 343
+        "PointInTimeRecoverySpecification" : {
+          "PointInTimeRecoveryEnabled" : true
+      "Type" : "AWS::DynamoDB::Table",
+      "DependsOn" : [ "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+      "DependsOn" : [ "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+            "Fn::Join" : [ "", [ "\"https://dynamodb.", {
+          "<<marker:0xbaba:9>>" : {
+            "Fn::Join" : [ "", [ "\"", {
+              "Ref" : "Datasets0030EE04"
+            }, "\"" ] ]
+        } ],
+              "Action" : [ "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query" ],
+              "Condition" : {
+                "ForAllValues:StringEquals" : {
+                  "dynamodb:LeadingKeys" : [ "${cognito-identity.amazonaws.com:sub}" ]
+                },
+                "Null" : {
+                  "dynamodb:LeadingKeys" : "false"
+                }
+                "Fn::GetAtt" : [ "Datasets0030EE04", "Arn" ]
+              },
+              "Sid" : "OwnPartition"
+          },
+        }, {
+        }, {
+        } ],
+    },
+        }
+    },
+      "DeletionPolicy" : "Delete",
+      "Properties" : {
+      },
+      "UpdateReplacePolicy" : "Delete"
-  "Description" : "Cognito Sync: a background colour that follows a signed-in user.",
-      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-            "Fn::Join" : [ "", [ "\"https://cognito-sync.", {
-              "Action" : [ "cognito-sync:DeleteDataset", "cognito-sync:DescribeDataset", "cognito-sync:ListDatasets", "cognito-sync:ListRecords", "cognito-sync:UpdateRecords" ],
-                "Fn::Join" : [ "", [ "arn:", {
-                  "Ref" : "AWS::Partition"
-                }, ":cognito-sync:", {
-                  "Ref" : "AWS::Region"
-                }, ":", {
-                  "Ref" : "AWS::AccountId"
-                }, ":identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*" ] ]
-              "Sid" : "OwnDatasets"
-    "CognitoSyncExistsHere" : {
-      "Assertions" : [ {
-        "Assert" : {
-          "Fn::Contains" : [ [ "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-2" ], {
-            "Ref" : "AWS::Region"
-          } ]
-        "AssertDescription" : "Cognito Sync does not exist in this region: deploy to one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2."
-      } ]
╔═ template_forPkce_isTheAcceptedOne ═╗
{
  "Description" : "Cognito Sync: a background colour that follows a signed-in user.",
  "Outputs" : {
    "BucketName" : {
      "Description" : "Name of the website's bucket.",
      "Value" : {
        "Ref" : "WebsiteBucket4326D7C2"
      }
    },
    "IdentityPoolId" : {
      "Description" : "Id of the identity pool.",
      "Value" : {
        "Ref" : "SyncIdentitiesPool09A336E2"
      }
    },
    "Region" : {
      "Description" : "Region of the stack.",
      "Value" : {
        "Ref" : "AWS::Region"
      }
    },
    "SignInUrl" : {
      "Description" : "The site, starting a sign-in at once.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html?sign-in" ] ]
      }
    },
    "SiteUrl" : {
      "Description" : "The site: open this.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html" ] ]
      }
    },
    "UserPoolClientId" : {
      "Description" : "Id of the site's app client.",
      "Value" : {
        "Ref" : "SignInSiteDD75ED5F"
      }
    },
    "UserPoolDomain" : {
      "Description" : "Where the sign-in pages are.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Ref" : "SignInUsersDomainF49EFCE4"
        }, ".auth.", {
          "Ref" : "AWS::Region"
        }, ".amazoncognito.com" ] ]
      }
    },
    "UserPoolId" : {
      "Description" : "Id of the user pool.",
      "Value" : {
        "Ref" : "SignInUsers1801E146"
      }
    },
    "WebsiteUrl" : {
      "Description" : "The website, over HTTP; it moves itself to SiteUrl.",
      "Value" : {
        "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "WebsiteURL" ]
      }
    }
  },
  "Parameters" : {
    "BootstrapVersion" : {
      "Default" : "/cdk-bootstrap/hnb659fds/version",
      "Description" : "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. [cdk:skip]",
      "Type" : "AWS::SSM::Parameter::Value<String>"
    }
  },
  "Resources" : {
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536" : {
      "DependsOn" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF", "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Environment" : {
          "Variables" : {
            "AWS_CA_BUNDLE" : "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"
          }
        },
        "Handler" : "index.handler",
        "Layers" : [ {
          "Ref" : "SiteDeploymentAssetsAwsCliLayer85543508"
        } ],
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "SiteDeploymentLogsB947F421"
          }
        },
        "Role" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265", "Arn" ]
        },
        "Runtime" : "python3.13",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Join" : [ "", [ "arn:", {
            "Ref" : "AWS::Partition"
          }, ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" ] ]
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF" : {
      "Properties" : {
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : [ "s3:GetBucket*", "s3:GetObject*", "s3:List*" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              }, "/*" ] ]
            }, {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              } ] ]
            } ]
          }, {
            "Action" : [ "s3:Abort*", "s3:DeleteObject*", "s3:GetBucket*", "s3:GetObject*", "s3:List*", "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging", "s3:PutObjectVersionTagging" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          }, {
            "Action" : "logs:CreateLogGroup",
            "Effect" : "Deny",
            "Resource" : "*"
          } ],
          "Version" : "2012-10-17"
        },
        "PolicyName" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF",
        "Roles" : [ {
          "Ref" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265"
        } ]
      },
      "Type" : "AWS::IAM::Policy"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F" : {
      "DependsOn" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : {
          "Fn::Join" : [ "", [ "Lambda function for auto-deleting objects in ", {
            "Ref" : "WebsiteBucket4326D7C2"
          }, " S3 bucket." ] ]
        },
        "Handler" : "index.handler",
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "WebsiteLogs1E67B54F"
          }
        },
        "MemorySize" : 128,
        "Role" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
        },
        "Runtime" : "nodejs24.x",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Sub" : "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        } ],
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "logs:CreateLogGroup" ],
              "Effect" : "Deny",
              "Resource" : "*"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "Inline"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SignInLookF65479FE" : {
      "Properties" : {
        "ClientId" : {
          "Ref" : "SignInSiteDD75ED5F"
        },
        "UseCognitoProvidedValues" : true,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::ManagedLoginBranding"
    },
    "SignInSiteDD75ED5F" : {
      "Properties" : {
        "AccessTokenValidity" : 60,
        "AllowedOAuthFlows" : [ "code" ],
        "AllowedOAuthFlowsUserPoolClient" : true,
        "AllowedOAuthScopes" : [ "openid", "email", "profile" ],
        "AuthSessionValidity" : 3,
        "CallbackURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "EnableTokenRevocation" : true,
        "ExplicitAuthFlows" : [ "ALLOW_USER_SRP_AUTH" ],
        "GenerateSecret" : false,
        "IdTokenValidity" : 60,
        "LogoutURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "PreventUserExistenceErrors" : "ENABLED",
        "ReadAttributes" : [ "email", "email_verified", "name" ],
        "RefreshTokenRotation" : {
          "Feature" : "ENABLED",
          "RetryGracePeriodSeconds" : 10
        },
        "RefreshTokenValidity" : 1440,
        "SupportedIdentityProviders" : [ "COGNITO" ],
        "TokenValidityUnits" : {
          "AccessToken" : "minutes",
          "IdToken" : "minutes",
          "RefreshToken" : "minutes"
        },
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        },
        "WriteAttributes" : [ "email", "name" ]
      },
      "Type" : "AWS::Cognito::UserPoolClient"
    },
    "SignInUsers1801E146" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AccountRecoverySetting" : {
          "RecoveryMechanisms" : [ {
            "Name" : "verified_email",
            "Priority" : 1
          } ]
        },
        "AdminCreateUserConfig" : {
          "AllowAdminCreateUserOnly" : false
        },
        "AutoVerifiedAttributes" : [ "email" ],
        "DeletionProtection" : "INACTIVE",
        "EmailConfiguration" : {
          "EmailSendingAccount" : "COGNITO_DEFAULT"
        },
        "EmailVerificationMessage" : "Your code is {####}. Enter it on the page where you requested it.",
        "EmailVerificationSubject" : "Your code for Cognito Sync",
        "MfaConfiguration" : "OFF",
        "Policies" : {
          "PasswordPolicy" : {
            "MinimumLength" : 12,
            "PasswordHistorySize" : 5,
            "RequireLowercase" : true,
            "RequireNumbers" : true,
            "RequireSymbols" : true,
            "RequireUppercase" : true,
            "TemporaryPasswordValidityDays" : 1
          },
          "SignInPolicy" : {
            "AllowedFirstAuthFactors" : [ "PASSWORD" ]
          }
        },
        "Schema" : [ {
          "Mutable" : true,
          "Name" : "email",
          "Required" : true
        }, {
          "Mutable" : true,
          "Name" : "name",
          "Required" : true
        } ],
        "UserAttributeUpdateSettings" : {
          "AttributesRequireVerificationBeforeUpdate" : [ "email" ]
        },
        "UserPoolTier" : "ESSENTIALS",
        "UsernameAttributes" : [ "email" ],
        "UsernameConfiguration" : {
          "CaseSensitive" : false
        },
        "VerificationMessageTemplate" : {
          "DefaultEmailOption" : "CONFIRM_WITH_CODE",
          "EmailMessage" : "Your code is {####}. Enter it on the page where you requested it.",
          "EmailSubject" : "Your code for Cognito Sync"
        }
      },
      "Type" : "AWS::Cognito::UserPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SignInUsersDomainF49EFCE4" : {
      "Properties" : {
        "Domain" : {
          "Fn::Join" : [ "", [ "colour-", {
            "Fn::Select" : [ 2, {
              "Fn::Split" : [ "/", {
                "Ref" : "AWS::StackId"
              } ]
            } ]
          } ] ]
        },
        "ManagedLoginVersion" : 2,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::UserPoolDomain"
    },
    "SiteDeploymentAssetsAwsCliLayer85543508" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentAssetsCustomResourceE06E166B" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketKeyPrefix" : "assets",
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "OutputObjectKeys" : true,
        "Prune" : false,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceObjectKeys" : [ "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "max-age=31536000, immutable",
          "content-encoding" : "gzip"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentLogsB947F421" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentRootAwsCliLayerC31FEEEF" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentRootCustomResourceF99653F6" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "Exclude" : [ "assets/*" ],
        "OutputObjectKeys" : true,
        "Prune" : true,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceMarkers" : [ { }, {
          "<<marker:0xbaba:0>>" : {
            "Ref" : "SignInUsersDomainF49EFCE4"
          },
          "<<marker:0xbaba:1>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:2>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:3>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }
        }, {
          "<<marker:0xbaba:0>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "AWS::Region"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:1>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
            }, "/index.html\"" ] ]
          },
          "<<marker:0xbaba:2>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInUsers1801E146"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:3>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInSiteDD75ED5F"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Ref" : "SignInUsersDomainF49EFCE4"
            }, ".auth.", {
              "Ref" : "AWS::Region"
            }, ".amazoncognito.com\"" ] ]
          },
          "<<marker:0xbaba:5>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
            }, "\"" ] ]
          },
          "<<marker:0xbaba:6>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SyncIdentitiesPool09A336E2"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:7>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-identity.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          },
          "<<marker:0xbaba:8>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-sync.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          }
        } ],
        "SourceMarkersConfig" : [ { }, { }, { } ],
        "SourceObjectKeys" : [ "HASH.zip", "HASH.zip", "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "no-cache"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesAuthenticated4D997389" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRoleWithWebIdentity",
            "Condition" : {
              "ForAnyValue:StringLike" : {
                "cognito-identity.amazonaws.com:amr" : "authenticated"
              },
              "StringEquals" : {
                "cognito-identity.amazonaws.com:aud" : {
                  "Ref" : "SyncIdentitiesPool09A336E2"
                }
              }
            },
            "Effect" : "Allow",
            "Principal" : {
              "Federated" : "cognito-identity.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "Description" : "What a signed-in user may do: read and write the datasets of the user's own identity.",
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "cognito-sync:DeleteDataset", "cognito-sync:DescribeDataset", "cognito-sync:ListDatasets", "cognito-sync:ListRecords", "cognito-sync:UpdateRecords" ],
              "Effect" : "Allow",
              "Resource" : {
                "Fn::Join" : [ "", [ "arn:", {
                  "Ref" : "AWS::Partition"
                }, ":cognito-sync:", {
                  "Ref" : "AWS::Region"
                }, ":", {
                  "Ref" : "AWS::AccountId"
                }, ":identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*" ] ]
              },
              "Sid" : "OwnDatasets"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "OwnDatasets"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SyncIdentitiesPool09A336E2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AllowClassicFlow" : false,
        "AllowUnauthenticatedIdentities" : false,
        "CognitoIdentityProviders" : [ {
          "ClientId" : {
            "Ref" : "SignInSiteDD75ED5F"
          },
          "ProviderName" : {
            "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
          },
          "ServerSideTokenCheck" : true
        } ]
      },
      "Type" : "AWS::Cognito::IdentityPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesRoles1DB24EA7" : {
      "Properties" : {
        "IdentityPoolId" : {
          "Ref" : "SyncIdentitiesPool09A336E2"
        },
        "Roles" : {
          "authenticated" : {
            "Fn::GetAtt" : [ "SyncIdentitiesAuthenticated4D997389", "Arn" ]
          }
        }
      },
      "Type" : "AWS::Cognito::IdentityPoolRoleAttachment"
    },
    "WebsiteBucket4326D7C2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "BucketEncryption" : {
          "ServerSideEncryptionConfiguration" : [ {
            "ServerSideEncryptionByDefault" : {
              "SSEAlgorithm" : "AES256"
            }
          } ]
        },
        "OwnershipControls" : {
          "Rules" : [ {
            "ObjectOwnership" : "BucketOwnerEnforced"
          } ]
        },
        "PublicAccessBlockConfiguration" : {
          "BlockPublicAcls" : true,
          "BlockPublicPolicy" : false,
          "IgnorePublicAcls" : true,
          "RestrictPublicBuckets" : false
        },
        "Tags" : [ {
          "Key" : "aws-cdk:auto-delete-objects",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:86ec9f7d",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:assets:38c2403b",
          "Value" : "true"
        } ],
        "WebsiteConfiguration" : {
          "ErrorDocument" : "error.html",
          "IndexDocument" : "index.html"
        }
      },
      "Type" : "AWS::S3::Bucket",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketAutoDeleteObjectsCustomResource3EDCE40D" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "BucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F", "Arn" ]
        }
      },
      "Type" : "Custom::S3AutoDeleteObjects",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketPolicy68FC39D1" : {
      "Properties" : {
        "Bucket" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : "s3:GetObject",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Resource" : {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            }
          }, {
            "Action" : [ "s3:DeleteObject*", "s3:GetBucket*", "s3:List*", "s3:PutBucketPolicy" ],
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : {
                "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
              }
            },
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          } ],
          "Version" : "2012-10-17"
        }
      },
      "Type" : "AWS::S3::BucketPolicy"
    },
    "WebsiteLogs1E67B54F" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    }
  },
  "Rules" : {
    "CheckBootstrapVersion" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Not" : [ {
            "Fn::Contains" : [ [ "1", "2", "3", "4", "5" ], {
              "Ref" : "BootstrapVersion"
            } ]
          } ]
        },
        "AssertDescription" : "CDK bootstrap stack version 6 required. Please run 'cdk bootstrap' with a recent version of the CDK CLI."
      } ]
    },
    "CognitoSyncExistsHere" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Contains" : [ [ "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-2" ], {
            "Ref" : "AWS::Region"
          } ]
        },
        "AssertDescription" : "Cognito Sync does not exist in this region: deploy to one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2."
      } ]
    }
  }
}
╔═ template_forTheImplicitGrant_isTheAcceptedOne ═╗
{
  "Description" : "Cognito Sync: a background colour that follows a signed-in user.",
  "Outputs" : {
    "BucketName" : {
      "Description" : "Name of the website's bucket.",
      "Value" : {
        "Ref" : "WebsiteBucket4326D7C2"
      }
    },
    "IdentityPoolId" : {
      "Description" : "Id of the identity pool.",
      "Value" : {
        "Ref" : "SyncIdentitiesPool09A336E2"
      }
    },
    "Region" : {
      "Description" : "Region of the stack.",
      "Value" : {
        "Ref" : "AWS::Region"
      }
    },
    "SignInUrl" : {
      "Description" : "The site, starting a sign-in at once.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html?sign-in" ] ]
      }
    },
    "SiteUrl" : {
      "Description" : "The site: open this.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html" ] ]
      }
    },
    "UserPoolClientId" : {
      "Description" : "Id of the site's app client.",
      "Value" : {
        "Ref" : "SignInSiteDD75ED5F"
      }
    },
    "UserPoolDomain" : {
      "Description" : "Where the sign-in pages are.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Ref" : "SignInUsersDomainF49EFCE4"
        }, ".auth.", {
          "Ref" : "AWS::Region"
        }, ".amazoncognito.com" ] ]
      }
    },
    "UserPoolId" : {
      "Description" : "Id of the user pool.",
      "Value" : {
        "Ref" : "SignInUsers1801E146"
      }
    },
    "WebsiteUrl" : {
      "Description" : "The website, over HTTP; it moves itself to SiteUrl.",
      "Value" : {
        "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "WebsiteURL" ]
      }
    }
  },
  "Parameters" : {
    "BootstrapVersion" : {
      "Default" : "/cdk-bootstrap/hnb659fds/version",
      "Description" : "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. [cdk:skip]",
      "Type" : "AWS::SSM::Parameter::Value<String>"
    }
  },
  "Resources" : {
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536" : {
      "DependsOn" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF", "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Environment" : {
          "Variables" : {
            "AWS_CA_BUNDLE" : "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"
          }
        },
        "Handler" : "index.handler",
        "Layers" : [ {
          "Ref" : "SiteDeploymentAssetsAwsCliLayer85543508"
        } ],
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "SiteDeploymentLogsB947F421"
          }
        },
        "Role" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265", "Arn" ]
        },
        "Runtime" : "python3.13",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Join" : [ "", [ "arn:", {
            "Ref" : "AWS::Partition"
          }, ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" ] ]
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF" : {
      "Properties" : {
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : [ "s3:GetBucket*", "s3:GetObject*", "s3:List*" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              }, "/*" ] ]
            }, {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              } ] ]
            } ]
          }, {
            "Action" : [ "s3:Abort*", "s3:DeleteObject*", "s3:GetBucket*", "s3:GetObject*", "s3:List*", "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging", "s3:PutObjectVersionTagging" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          }, {
            "Action" : "logs:CreateLogGroup",
            "Effect" : "Deny",
            "Resource" : "*"
          } ],
          "Version" : "2012-10-17"
        },
        "PolicyName" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF",
        "Roles" : [ {
          "Ref" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265"
        } ]
      },
      "Type" : "AWS::IAM::Policy"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F" : {
      "DependsOn" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : {
          "Fn::Join" : [ "", [ "Lambda function for auto-deleting objects in ", {
            "Ref" : "WebsiteBucket4326D7C2"
          }, " S3 bucket." ] ]
        },
        "Handler" : "index.handler",
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "WebsiteLogs1E67B54F"
          }
        },
        "MemorySize" : 128,
        "Role" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
        },
        "Runtime" : "nodejs24.x",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Sub" : "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        } ],
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "logs:CreateLogGroup" ],
              "Effect" : "Deny",
              "Resource" : "*"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "Inline"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SignInLookF65479FE" : {
      "Properties" : {
        "ClientId" : {
          "Ref" : "SignInSiteDD75ED5F"
        },
        "UseCognitoProvidedValues" : true,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::ManagedLoginBranding"
    },
    "SignInSiteDD75ED5F" : {
      "Properties" : {
        "AccessTokenValidity" : 60,
        "AllowedOAuthFlows" : [ "implicit" ],
        "AllowedOAuthFlowsUserPoolClient" : true,
        "AllowedOAuthScopes" : [ "openid", "email", "profile" ],
        "AuthSessionValidity" : 3,
        "CallbackURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "EnableTokenRevocation" : true,
        "ExplicitAuthFlows" : [ "ALLOW_USER_SRP_AUTH" ],
        "GenerateSecret" : false,
        "IdTokenValidity" : 60,
        "LogoutURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "PreventUserExistenceErrors" : "ENABLED",
        "ReadAttributes" : [ "email", "email_verified", "name" ],
        "RefreshTokenRotation" : {
          "Feature" : "ENABLED",
          "RetryGracePeriodSeconds" : 10
        },
        "RefreshTokenValidity" : 1440,
        "SupportedIdentityProviders" : [ "COGNITO" ],
        "TokenValidityUnits" : {
          "AccessToken" : "minutes",
          "IdToken" : "minutes",
          "RefreshToken" : "minutes"
        },
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        },
        "WriteAttributes" : [ "email", "name" ]
      },
      "Type" : "AWS::Cognito::UserPoolClient"
    },
    "SignInUsers1801E146" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AccountRecoverySetting" : {
          "RecoveryMechanisms" : [ {
            "Name" : "verified_email",
            "Priority" : 1
          } ]
        },
        "AdminCreateUserConfig" : {
          "AllowAdminCreateUserOnly" : false
        },
        "AutoVerifiedAttributes" : [ "email" ],
        "DeletionProtection" : "INACTIVE",
        "EmailConfiguration" : {
          "EmailSendingAccount" : "COGNITO_DEFAULT"
        },
        "EmailVerificationMessage" : "Your code is {####}. Enter it on the page where you requested it.",
        "EmailVerificationSubject" : "Your code for Cognito Sync",
        "MfaConfiguration" : "OFF",
        "Policies" : {
          "PasswordPolicy" : {
            "MinimumLength" : 12,
            "PasswordHistorySize" : 5,
            "RequireLowercase" : true,
            "RequireNumbers" : true,
            "RequireSymbols" : true,
            "RequireUppercase" : true,
            "TemporaryPasswordValidityDays" : 1
          },
          "SignInPolicy" : {
            "AllowedFirstAuthFactors" : [ "PASSWORD" ]
          }
        },
        "Schema" : [ {
          "Mutable" : true,
          "Name" : "email",
          "Required" : true
        }, {
          "Mutable" : true,
          "Name" : "name",
          "Required" : true
        } ],
        "UserAttributeUpdateSettings" : {
          "AttributesRequireVerificationBeforeUpdate" : [ "email" ]
        },
        "UserPoolTier" : "ESSENTIALS",
        "UsernameAttributes" : [ "email" ],
        "UsernameConfiguration" : {
          "CaseSensitive" : false
        },
        "VerificationMessageTemplate" : {
          "DefaultEmailOption" : "CONFIRM_WITH_CODE",
          "EmailMessage" : "Your code is {####}. Enter it on the page where you requested it.",
          "EmailSubject" : "Your code for Cognito Sync"
        }
      },
      "Type" : "AWS::Cognito::UserPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SignInUsersDomainF49EFCE4" : {
      "Properties" : {
        "Domain" : {
          "Fn::Join" : [ "", [ "colour-", {
            "Fn::Select" : [ 2, {
              "Fn::Split" : [ "/", {
                "Ref" : "AWS::StackId"
              } ]
            } ]
          } ] ]
        },
        "ManagedLoginVersion" : 2,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::UserPoolDomain"
    },
    "SiteDeploymentAssetsAwsCliLayer85543508" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentAssetsCustomResourceE06E166B" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketKeyPrefix" : "assets",
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "OutputObjectKeys" : true,
        "Prune" : false,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceObjectKeys" : [ "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "max-age=31536000, immutable",
          "content-encoding" : "gzip"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentLogsB947F421" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentRootAwsCliLayerC31FEEEF" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentRootCustomResourceF99653F6" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "Exclude" : [ "assets/*" ],
        "OutputObjectKeys" : true,
        "Prune" : true,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceMarkers" : [ { }, {
          "<<marker:0xbaba:0>>" : {
            "Ref" : "SignInUsersDomainF49EFCE4"
          },
          "<<marker:0xbaba:1>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:2>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:3>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }
        }, {
          "<<marker:0xbaba:0>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "AWS::Region"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:1>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
            }, "/index.html\"" ] ]
          },
          "<<marker:0xbaba:2>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInUsers1801E146"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:3>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInSiteDD75ED5F"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Ref" : "SignInUsersDomainF49EFCE4"
            }, ".auth.", {
              "Ref" : "AWS::Region"
            }, ".amazoncognito.com\"" ] ]
          },
          "<<marker:0xbaba:5>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
            }, "\"" ] ]
          },
          "<<marker:0xbaba:6>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SyncIdentitiesPool09A336E2"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:7>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-identity.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          },
          "<<marker:0xbaba:8>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-sync.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          }
        } ],
        "SourceMarkersConfig" : [ { }, { }, { } ],
        "SourceObjectKeys" : [ "HASH.zip", "HASH.zip", "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "no-cache"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesAuthenticated4D997389" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRoleWithWebIdentity",
            "Condition" : {
              "ForAnyValue:StringLike" : {
                "cognito-identity.amazonaws.com:amr" : "authenticated"
              },
              "StringEquals" : {
                "cognito-identity.amazonaws.com:aud" : {
                  "Ref" : "SyncIdentitiesPool09A336E2"
                }
              }
            },
            "Effect" : "Allow",
            "Principal" : {
              "Federated" : "cognito-identity.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "Description" : "What a signed-in user may do: read and write the datasets of the user's own identity.",
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "cognito-sync:DeleteDataset", "cognito-sync:DescribeDataset", "cognito-sync:ListDatasets", "cognito-sync:ListRecords", "cognito-sync:UpdateRecords" ],
              "Effect" : "Allow",
              "Resource" : {
                "Fn::Join" : [ "", [ "arn:", {
                  "Ref" : "AWS::Partition"
                }, ":cognito-sync:", {
                  "Ref" : "AWS::Region"
                }, ":", {
                  "Ref" : "AWS::AccountId"
                }, ":identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*" ] ]
              },
              "Sid" : "OwnDatasets"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "OwnDatasets"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SyncIdentitiesPool09A336E2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AllowClassicFlow" : false,
        "AllowUnauthenticatedIdentities" : false,
        "CognitoIdentityProviders" : [ {
          "ClientId" : {
            "Ref" : "SignInSiteDD75ED5F"
          },
          "ProviderName" : {
            "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
          },
          "ServerSideTokenCheck" : true
        } ]
      },
      "Type" : "AWS::Cognito::IdentityPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesRoles1DB24EA7" : {
      "Properties" : {
        "IdentityPoolId" : {
          "Ref" : "SyncIdentitiesPool09A336E2"
        },
        "Roles" : {
          "authenticated" : {
            "Fn::GetAtt" : [ "SyncIdentitiesAuthenticated4D997389", "Arn" ]
          }
        }
      },
      "Type" : "AWS::Cognito::IdentityPoolRoleAttachment"
    },
    "WebsiteBucket4326D7C2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "BucketEncryption" : {
          "ServerSideEncryptionConfiguration" : [ {
            "ServerSideEncryptionByDefault" : {
              "SSEAlgorithm" : "AES256"
            }
          } ]
        },
        "OwnershipControls" : {
          "Rules" : [ {
            "ObjectOwnership" : "BucketOwnerEnforced"
          } ]
        },
        "PublicAccessBlockConfiguration" : {
          "BlockPublicAcls" : true,
          "BlockPublicPolicy" : false,
          "IgnorePublicAcls" : true,
          "RestrictPublicBuckets" : false
        },
        "Tags" : [ {
          "Key" : "aws-cdk:auto-delete-objects",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:86ec9f7d",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:assets:38c2403b",
          "Value" : "true"
        } ],
        "WebsiteConfiguration" : {
          "ErrorDocument" : "error.html",
          "IndexDocument" : "index.html"
        }
      },
      "Type" : "AWS::S3::Bucket",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketAutoDeleteObjectsCustomResource3EDCE40D" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "BucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F", "Arn" ]
        }
      },
      "Type" : "Custom::S3AutoDeleteObjects",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketPolicy68FC39D1" : {
      "Properties" : {
        "Bucket" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : "s3:GetObject",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Resource" : {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            }
          }, {
            "Action" : [ "s3:DeleteObject*", "s3:GetBucket*", "s3:List*", "s3:PutBucketPolicy" ],
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : {
                "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
              }
            },
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          } ],
          "Version" : "2012-10-17"
        }
      },
      "Type" : "AWS::S3::BucketPolicy"
    },
    "WebsiteLogs1E67B54F" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    }
  },
  "Rules" : {
    "CheckBootstrapVersion" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Not" : [ {
            "Fn::Contains" : [ [ "1", "2", "3", "4", "5" ], {
              "Ref" : "BootstrapVersion"
            } ]
          } ]
        },
        "AssertDescription" : "CDK bootstrap stack version 6 required. Please run 'cdk bootstrap' with a recent version of the CDK CLI."
      } ]
    },
    "CognitoSyncExistsHere" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Contains" : [ [ "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-2" ], {
            "Ref" : "AWS::Region"
          } ]
        },
        "AssertDescription" : "Cognito Sync does not exist in this region: deploy to one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2."
      } ]
    }
  }
}
╔═ [end of file] ═╗
