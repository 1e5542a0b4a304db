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
+        "EnvironmentVariables" : {
+          "TABLE" : {
+            "Ref" : "Datasets0030EE04"
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
+    "ApiMutationacceptEB946EC4" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Bytes of UTF-8, percent-encoded, that continue a character. */\nconst CONTINUING = [\"8\", \"9\", \"A\", \"B\"];\nconst NAME_CHARACTERS = 64;\n/** Controls, separators of lines, and what turns the direction of the text around. */\nconst UNPRINTABLE =\n  \"[\\\\s\\\\S]*[\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f\\\\u061c\\\\u200e\\\\u200f\\\\u2028-\\\\u202e\\\\u2066-\\\\u2069][\\\\s\\\\S]*\";\n/** Nothing but blanks, characters without width, fillers and selectors of variants. */\nconst INVISIBLE =\n  \"[\\\\s\\\\u00a0\\\\u00ad\\\\u034f\\\\u115f\\\\u1160\\\\u1680\\\\u17b4\\\\u17b5\\\\u180b-\\\\u180f\\\\u2000-\\\\u200d\\\\u202f\\\\u205f-\\\\u2065\\\\u206a-\\\\u206f\\\\u2800\\\\u3000\\\\u3164\\\\ufe00-\\\\ufe0f\\\\ufeff\\\\uffa0]*\";\n\n/** In code points: some are two code units in JavaScript. */\nconst charactersOf = (text) =>\n  util\n    .urlEncode(text)\n    .split(\"%\")\n    .reduce((sum, part, at) => {\n      if (at === 0) return part.length;\n      return sum + part.length - (CONTINUING.includes(part.charAt(0)) ? 2 : 1);\n    }, 0);\n\n/** Lone surrogates cannot be encoded in UTF-8. */\nconst isWellFormed = (text) => util.urlDecode(util.urlEncode(text)) === text;\n\n/** What a person calls himself, for others to see. */\nfunction personOf(ctx) {\n  const name = ctx.args.name.trim();\n  const isShort = name !== \"\" && name.length <= 2 * NAME_CHARACTERS && charactersOf(name) <= NAME_CHARACTERS;\n  const isVisible = !util.matches(UNPRINTABLE, name) && !util.matches(`^${INVISIBLE}$`, name);\n  if (!isShort || !isVisible || !isWellFormed(name)) {\n    util.error(`A name has 1 to ${NAME_CHARACTERS} characters, without control characters`, \"InvalidInput\");\n  }\n  return name;\n}\n\nconst NEEDS = [\"dataset\", \"member\", \"joined\", \"sharing\", \"memberships\"];\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, ownerOf(ctx), { name: personOf(ctx), needs: NEEDS });\n  return {};\n}\n\nexport const response = (ctx) => ctx.prev.result;\n",
+        "FieldName" : "accept",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadInvitation1D137E55", "FunctionId" ]
+            "Fn::GetAtt" : [ "ApireadMembership21DB5BA9", "FunctionId" ]
+            "Fn::GetAtt" : [ "ApiputMembership319C783F", "FunctionId" ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiMutationdeleteDatasetD226742D" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { extensions, util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\nconst PUBLISHED = [\"owner\", \"dataset\", \"count\", \"by\"];\n\n/** What mutations require that subscribers hear of. */\nfunction checkMutation(ctx) {\n  checkDataset(ctx.args.dataset);\n  if (!util.matches(\"^[!-~]{1,64}$\", ctx.args.writeId)) {\n    util.error(\"A writeId has 1 to 64 characters of ASCII, without spaces\", \"InvalidInput\");\n  }\n  // Subscribers receive what the writer selects. Aliases could give them the value of another field.\n  const { selectionSetList, selectionSetGraphQL } = ctx.info;\n  const isPlain = !util.matches(\"[\\\\s\\\\S]*(:|\\\\.\\\\.\\\\.)[\\\\s\\\\S]*\", selectionSetGraphQL ?? \"\");\n  if (!isPlain || !PUBLISHED.every((field) => selectionSetList.includes(field))) {\n    util.error(`Select ${PUBLISHED.join(\", \")}, without aliases and fragments`, \"InvalidInput\");\n  }\n}\n\n/** Instead of a member: all of them. */\nconst EVERYBODY = \"*\";\n\nconst endSubscriptions = (owner, dataset, member = EVERYBODY) =>\n  extensions.invalidateSubscriptions({ subscriptionField: \"changed\", payload: { owner, dataset, member } });\n\n/** Of the subscription of a member: what ends it. */\nconst endWithMembership = (owner, dataset, member) =>\n  extensions.setSubscriptionInvalidationFilter(\n    util.transform.toSubscriptionFilter({\n      owner: { eq: owner },\n      dataset: { eq: dataset },\n      member: { in: [member, EVERYBODY] },\n    }),\n  );\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, ownerOf(ctx));\n  checkMutation(ctx);\n  return {};\n}\n\nexport function response(ctx) {\n  const { owner, dataset, count } = ctx.prev.result;\n  if (count > 0) endSubscriptions(owner, dataset);\n  return ctx.prev.result;\n}\n",
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
+    "ApiMutationinviteB692941D" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Bytes of UTF-8, percent-encoded, that continue a character. */\nconst CONTINUING = [\"8\", \"9\", \"A\", \"B\"];\nconst NAME_CHARACTERS = 64;\n/** Controls, separators of lines, and what turns the direction of the text around. */\nconst UNPRINTABLE =\n  \"[\\\\s\\\\S]*[\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f\\\\u061c\\\\u200e\\\\u200f\\\\u2028-\\\\u202e\\\\u2066-\\\\u2069][\\\\s\\\\S]*\";\n/** Nothing but blanks, characters without width, fillers and selectors of variants. */\nconst INVISIBLE =\n  \"[\\\\s\\\\u00a0\\\\u00ad\\\\u034f\\\\u115f\\\\u1160\\\\u1680\\\\u17b4\\\\u17b5\\\\u180b-\\\\u180f\\\\u2000-\\\\u200d\\\\u202f\\\\u205f-\\\\u2065\\\\u206a-\\\\u206f\\\\u2800\\\\u3000\\\\u3164\\\\ufe00-\\\\ufe0f\\\\ufeff\\\\uffa0]*\";\n\n/** In code points: some are two code units in JavaScript. */\nconst charactersOf = (text) =>\n  util\n    .urlEncode(text)\n    .split(\"%\")\n    .reduce((sum, part, at) => {\n      if (at === 0) return part.length;\n      return sum + part.length - (CONTINUING.includes(part.charAt(0)) ? 2 : 1);\n    }, 0);\n\n/** Lone surrogates cannot be encoded in UTF-8. */\nconst isWellFormed = (text) => util.urlDecode(util.urlEncode(text)) === text;\n\n/** What a person calls himself, for others to see. */\nfunction personOf(ctx) {\n  const name = ctx.args.name.trim();\n  const isShort = name !== \"\" && name.length <= 2 * NAME_CHARACTERS && charactersOf(name) <= NAME_CHARACTERS;\n  const isVisible = !util.matches(UNPRINTABLE, name) && !util.matches(`^${INVISIBLE}$`, name);\n  if (!isShort || !isVisible || !isWellFormed(name)) {\n    util.error(`A name has 1 to ${NAME_CHARACTERS} characters, without control characters`, \"InvalidInput\");\n  }\n  return name;\n}\n\nconst WEEK = 7 * 24 * 60 * 60 * 1000;\n\n/** In seconds, as the table deletes items by it. */\nfunction endOf({ expires }) {\n  const now = util.time.nowEpochMilliSeconds();\n  const seconds = Math.floor(expires / 1000);\n  if (seconds * 1000 > now && expires <= now + WEEK) return seconds;\n  return util.error(\"An invitation expires later than now, and within 7 days\", \"InvalidInput\");\n}\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, ownerOf(ctx));\n  checkDataset(ctx.args.dataset);\n  Object.assign(ctx.stash, { ownerName: personOf(ctx), expires: endOf(ctx.args) });\n  return {};\n}\n\nexport const response = (ctx) => ctx.prev.result;\n",
+        "FieldName" : "invite",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadItem967B19B9", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputInvitation2B998CAF", "FunctionId" ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiMutationleaveEA913AEB" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { extensions, util } from \"@aws-appsync/utils\";\n/** What `remove` and `leave` answer, whether there was a membership or not. */\nfunction departed({ owner, dataset, member }, joined) {\n  const ownerName = typeof joined?.ownerName === \"string\" ? joined.ownerName : undefined;\n  return { owner, ownerName, dataset, member };\n}\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Instead of a member: all of them. */\nconst EVERYBODY = \"*\";\n\nconst endSubscriptions = (owner, dataset, member = EVERYBODY) =>\n  extensions.invalidateSubscriptions({ subscriptionField: \"changed\", payload: { owner, dataset, member } });\n\n/** Of the subscription of a member: what ends it. */\nconst endWithMembership = (owner, dataset, member) =>\n  extensions.setSubscriptionInvalidationFilter(\n    util.transform.toSubscriptionFilter({\n      owner: { eq: owner },\n      dataset: { eq: dataset },\n      member: { in: [member, EVERYBODY] },\n    }),\n  );\n\nexport function request(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  const { dataset } = ctx.args;\n  checkDataset(dataset);\n  // Not the dataset: its size is the owner's affair, and anybody may call.\n  const needs = [\"member\", \"joined\", \"sharing\", \"memberships\"];\n  Object.assign(ctx.stash, { caller, owner, dataset, member: caller, needs });\n  return {};\n}\n\nexport function response(ctx) {\n  const { owner, dataset, member, found } = ctx.stash;\n  if (isRole(found.member?.role)) endSubscriptions(owner, dataset, member);\n  return departed(ctx.stash, found.joined);\n}\n",
+        "FieldName" : "leave",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadMembership21DB5BA9", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApideleteMembershipB428B483", "FunctionId" ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiMutationremove60A4B571" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { extensions, util } from \"@aws-appsync/utils\";\n/** What `remove` and `leave` answer, whether there was a membership or not. */\nfunction departed({ owner, dataset, member }, joined) {\n  const ownerName = typeof joined?.ownerName === \"string\" ? joined.ownerName : undefined;\n  return { owner, ownerName, dataset, member };\n}\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Instead of a member: all of them. */\nconst EVERYBODY = \"*\";\n\nconst endSubscriptions = (owner, dataset, member = EVERYBODY) =>\n  extensions.invalidateSubscriptions({ subscriptionField: \"changed\", payload: { owner, dataset, member } });\n\n/** Of the subscription of a member: what ends it. */\nconst endWithMembership = (owner, dataset, member) =>\n  extensions.setSubscriptionInvalidationFilter(\n    util.transform.toSubscriptionFilter({\n      owner: { eq: owner },\n      dataset: { eq: dataset },\n      member: { in: [member, EVERYBODY] },\n    }),\n  );\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, ownerOf(ctx), checkMember(ctx.args), { needs: [\"member\", \"sharing\"] });\n  return {};\n}\n\nexport function response(ctx) {\n  const { owner, dataset, member, listed } = ctx.stash;\n  endSubscriptions(owner, dataset, member);\n  return departed(ctx.stash, listed?.joined);\n}\n",
+        "FieldName" : "remove",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadMembership21DB5BA9", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputRemovalC4C2F78A", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApireadListing7E038F72", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputListing1173952E", "FunctionId" ]
+          } ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiMutationsetRole3A8DA422" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { extensions, util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Instead of a member: all of them. */\nconst EVERYBODY = \"*\";\n\nconst endSubscriptions = (owner, dataset, member = EVERYBODY) =>\n  extensions.invalidateSubscriptions({ subscriptionField: \"changed\", payload: { owner, dataset, member } });\n\n/** Of the subscription of a member: what ends it. */\nconst endWithMembership = (owner, dataset, member) =>\n  extensions.setSubscriptionInvalidationFilter(\n    util.transform.toSubscriptionFilter({\n      owner: { eq: owner },\n      dataset: { eq: dataset },\n      member: { in: [member, EVERYBODY] },\n    }),\n  );\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, ownerOf(ctx), checkMember(ctx.args), { needs: [\"dataset\", \"member\"] });\n  return {};\n}\n\nexport function response(ctx) {\n  const { owner, dataset, member, decided, found } = ctx.stash;\n  const { name, since } = found.member;\n  // The member's pages subscribe again, and then hear of the role.\n  if (decided) endSubscriptions(owner, dataset, member);\n  return { id: member, name, role: ctx.args.role, since };\n}\n",
+        "FieldName" : "setRole",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadMembership21DB5BA9", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputRole96964073", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApireadListing7E038F72", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputListing1173952E", "FunctionId" ]
+          } ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiMutationupdateA365AC82" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\nconst PUBLISHED = [\"owner\", \"dataset\", \"count\", \"by\"];\n\n/** What mutations require that subscribers hear of. */\nfunction checkMutation(ctx) {\n  checkDataset(ctx.args.dataset);\n  if (!util.matches(\"^[!-~]{1,64}$\", ctx.args.writeId)) {\n    util.error(\"A writeId has 1 to 64 characters of ASCII, without spaces\", \"InvalidInput\");\n  }\n  // Subscribers receive what the writer selects. Aliases could give them the value of another field.\n  const { selectionSetList, selectionSetGraphQL } = ctx.info;\n  const isPlain = !util.matches(\"[\\\\s\\\\S]*(:|\\\\.\\\\.\\\\.)[\\\\s\\\\S]*\", selectionSetGraphQL ?? \"\");\n  if (!isPlain || !PUBLISHED.every((field) => selectionSetList.includes(field))) {\n    util.error(`Select ${PUBLISHED.join(\", \")}, without aliases and fragments`, \"InvalidInput\");\n  }\n}\n\n/** Bytes of UTF-8, percent-encoded, that continue a character. */\nconst CONTINUING = [\"8\", \"9\", \"A\", \"B\"];\nconst NAME_CHARACTERS = 64;\n/** Controls, separators of lines, and what turns the direction of the text around. */\nconst UNPRINTABLE =\n  \"[\\\\s\\\\S]*[\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f\\\\u061c\\\\u200e\\\\u200f\\\\u2028-\\\\u202e\\\\u2066-\\\\u2069][\\\\s\\\\S]*\";\n/** Nothing but blanks, characters without width, fillers and selectors of variants. */\nconst INVISIBLE =\n  \"[\\\\s\\\\u00a0\\\\u00ad\\\\u034f\\\\u115f\\\\u1160\\\\u1680\\\\u17b4\\\\u17b5\\\\u180b-\\\\u180f\\\\u2000-\\\\u200d\\\\u202f\\\\u205f-\\\\u2065\\\\u206a-\\\\u206f\\\\u2800\\\\u3000\\\\u3164\\\\ufe00-\\\\ufe0f\\\\ufeff\\\\uffa0]*\";\n\n/** In code points: some are two code units in JavaScript. */\nconst charactersOf = (text) =>\n  util\n    .urlEncode(text)\n    .split(\"%\")\n    .reduce((sum, part, at) => {\n      if (at === 0) return part.length;\n      return sum + part.length - (CONTINUING.includes(part.charAt(0)) ? 2 : 1);\n    }, 0);\n\n/** Lone surrogates cannot be encoded in UTF-8. */\nconst isWellFormed = (text) => util.urlDecode(util.urlEncode(text)) === text;\n\n/** What a person calls himself, for others to see. */\nfunction personOf(ctx) {\n  const name = ctx.args.name.trim();\n  const isShort = name !== \"\" && name.length <= 2 * NAME_CHARACTERS && charactersOf(name) <= NAME_CHARACTERS;\n  const isVisible = !util.matches(UNPRINTABLE, name) && !util.matches(`^${INVISIBLE}$`, name);\n  if (!isShort || !isVisible || !isWellFormed(name)) {\n    util.error(`A name has 1 to ${NAME_CHARACTERS} characters, without control characters`, \"InvalidInput\");\n  }\n  return name;\n}\n\nconst PATCHES = 500;\nconst KEY_CHARACTERS = 1024;\n/** What a Date of JavaScript can hold. */\nconst LARGEST_TIME = 8640000000000000;\n\nconst refuse = (message) => util.error(message, \"InvalidInput\");\nconst nameOf = ({ key }) => JSON.stringify(key.slice(0, 40));\n\nfunction checkPatch(patch) {\n  const { key, expected, deviceModified } = patch;\n  if (key === \"\" || (key.length > KEY_CHARACTERS && charactersOf(key) > KEY_CHARACTERS)) {\n    refuse(`A key must have 1 to ${KEY_CHARACTERS} characters: ${nameOf(patch)}.`);\n  }\n  if (expected < 0) refuse(`The expected count of ${nameOf(patch)} is at least 0`);\n  if (!(deviceModified >= -LARGEST_TIME && deviceModified <= LARGEST_TIME)) {\n    refuse(`The time deviceModified of ${nameOf(patch)} is out of range`);\n  }\n}\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, partiesOf(ctx));\n  checkMutation(ctx);\n  const { patches } = ctx.args;\n  if (patches.length < 1 || patches.length > PATCHES) refuse(`An update has 1 to ${PATCHES} patches`);\n  for (const patch of patches) checkPatch(patch);\n  if (!isWellFormed(patches.map(({ key, value }) => `${key}\\n${value}\\n`).join(\"\"))) {\n    refuse(\"A key or value is not well-formed Unicode: it contains a lone surrogate, for example a truncated emoji.\");\n  }\n  return {};\n}\n\nexport const response = (ctx) => ctx.prev.result;\n",
+        "FieldName" : "update",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadItem967B19B9", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputUpdated0DCB6CE9", "FunctionId" ]
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
+            "Fn::GetAtt" : [ "ApicountDatasetsC89895C1", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApiputUpdated0DCB6CE9", "FunctionId" ]
+          } ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Mutation"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiQuerychanges4CF82168" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Reads a dataset; another's at one moment with the caller's membership. */\nfunction access(ctx, { caller, owner }) {\n  const { dataset } = ctx.args;\n  const key = datasetKey(owner, dataset);\n  if (owner === caller) return { operation: \"GetItem\", key, consistentRead: true };\n  return readAll(ctx, [{ key }, { key: memberKey(owner, dataset, caller) }]);\n}\n\n/** The dataset, null if there is none, and the caller's role, null for the owner. Strangers learn nothing of it. */\nfunction accessed(ctx, { caller, owner }) {\n  const { dataset } = ctx.args;\n  if (owner === caller) {\n    if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n    return { item: readItem(dataset, ctx.result), role: null };\n  }\n  const [item, member] = itemsOf(ctx);\n  if (!isMember(item, member)) util.unauthorized();\n  return { item: readItem(dataset, item), role: member.role };\n}\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\nexport function request(ctx) {\n  const parties = partiesOf(ctx);\n  checkDataset(ctx.args.dataset);\n  if (ctx.args.since < 0) util.error(\"since is at least 0\", \"InvalidInput\");\n  return access(ctx, parties);\n}\n\nexport function response(ctx) {\n  const { dataset, since } = ctx.args;\n  const parties = partiesOf(ctx);\n  const { owner } = parties;\n  const { item, role } = accessed(ctx, parties);\n  if (!item) return { owner, dataset, count: 0, exists: false, deletedAt: 0, records: [] };\n  const { count, exists, deletedAt, created, modified, by, records } = item;\n  if (exists && since > count) {\n    util.error(`No such SyncCount: ${since} exists for this Dataset`, \"InvalidInput\");\n  }\n  return {\n    owner,\n    dataset,\n    count,\n    exists,\n    deletedAt,\n    created,\n    modified,\n    by,\n    role,\n    records: Object.keys(records)\n      .filter((key) => records[key].count > since)\n      // Times and writer can be missing in items of other programs.\n      .map((key) => ({ modified: 0, deviceModified: 0, by: owner, ...records[key], key })),\n  };\n}\n",
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
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\nconst PREFIX = \"dataset#\";\n/** Without records and writes. */\nconst HEAD = {\n  \"#item\": \"item\",\n  \"#format\": \"format\",\n  \"#count\": \"count\",\n  \"#exists\": \"exists\",\n  \"#deletedAt\": \"deletedAt\",\n  \"#created\": \"created\",\n  \"#modified\": \"modified\",\n  \"#by\": \"by\",\n  \"#role\": \"role\",\n  \"#ownerName\": \"ownerName\",\n};\n\n/** One's own and then those one has joined; between them are no others. */\nexport function request(ctx) {\n  return {\n    operation: \"Query\",\n    consistentRead: true,\n    nextToken: ctx.args.nextToken,\n    query: {\n      expression: \"#owner = :owner AND #item BETWEEN :first AND :last\",\n      expressionNames: { \"#owner\": \"owner\", \"#item\": \"item\" },\n      expressionValues: util.dynamodb.toMapValues({\n        \":owner\": ownerOf(ctx).owner,\n        \":first\": PREFIX,\n        // The character after \"#\".\n        \":last\": \"joined$\",\n      }),\n    },\n    projection: { expression: Object.keys(HEAD).join(), expressionNames: HEAD },\n  };\n}\n\nfunction own(owner, { item, ...head }) {\n  const name = item.slice(PREFIX.length);\n  // One that cannot be read must not hide the others: `changes` says why.\n  if (!isReadable(head)) return { owner, name, count: 0 };\n  const { count, created, modified, by } = head;\n  return { owner, name, count, created, modified, by };\n}\n\n/** What is not in our format was put there by another program, and must not hide the others. */\nfunction isShared({ item, role, ownerName }) {\n  const [prefix, owner, name, more] = item.split(\"#\");\n  const isNamed = prefix === \"joined\" && more === undefined && !!name && isIdentity(owner);\n  return isNamed && isRole(role) && typeof ownerName === \"string\";\n}\n\nfunction shared({ item, role, ownerName }) {\n  const [, owner, name] = item.split(\"#\");\n  return { owner, name, role, ownerName };\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  const { owner } = ownerOf(ctx);\n  const { items, nextToken } = ctx.result;\n  const isOwn = ({ item }) => item.startsWith(PREFIX);\n  return {\n    items: [\n      ...items.filter((item) => isOwn(item) && item.exists !== false).map((item) => own(owner, item)),\n      ...items.filter((item) => isShared(item)).map((item) => shared(item)),\n    ],\n    nextToken,\n  };\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        "FieldName" : "datasets",
+        "Kind" : "UNIT",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Query"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiQueryinvitation81D35AD0" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n/** What stays of a membership, so that its invitations of before do not bring it back. */\n\n/** In seconds: an invitation expires sooner after it was issued. */\nconst KEPT = 8 * 24 * 60 * 60;\n\n/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */\nconst markOf = ({ generation }, changed) => ({\n  generation,\n  changed,\n  expires: Math.ceil(changed / 1000) + KEPT,\n});\n\n/** Whether the owner has removed the member, or set his role, since the invitation. */\nconst isOutdated = ({ generation, issued }, member) =>\n  member?.generation === generation && typeof member.changed === \"number\" && (issued ?? 0) <= member.changed;\n\n/** One answer, from which nobody learns which tokens exist. */\nconst refuseInvitation = () =>\n  util.error(\"The invitation has been used, has expired or never existed.\", \"InvalidInvitation\");\n\n/** Used ones are only for whom they made a member. */\nfunction checkInvitation({ invitation, found }) {\n  const { dataset, member } = found;\n  const isOpen = invitation.usedBy ? isMember(dataset, member) : !isOutdated(invitation, member);\n  if (!isOf(dataset, invitation) || !isOpen) refuseInvitation();\n}\n\nconst invitationOf = (token, { identity, ownerName, dataset, role, expires }) => ({\n  token,\n  owner: identity,\n  ownerName,\n  dataset,\n  role,\n  expires: expires * 1000,\n});\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, ownerOf(ctx), { needs: [\"dataset\", \"member\"] });\n  return {};\n}\n\nexport function response(ctx) {\n  checkInvitation(ctx.stash);\n  return invitationOf(ctx.args.token, ctx.stash.invitation);\n}\n",
+        "FieldName" : "invitation",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadInvitation1D137E55", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApireadMembership21DB5BA9", "FunctionId" ]
+          } ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Query"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiQuerymembers42DC87B9" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, partiesOf(ctx));\n  checkDataset(ctx.args.dataset);\n  return {};\n}\n\nexport const response = (ctx) => ctx.prev.result;\n",
+        "FieldName" : "members",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadItem967B19B9", "FunctionId" ]
+          }, {
+            "Fn::GetAtt" : [ "ApilistMembers0C3AC935", "FunctionId" ]
+          } ]
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        "TypeName" : "Query"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiSchema510EECD7" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        "Definition" : "# Datasets of signed-in users: https://docs.aws.amazon.com/appsync/latest/devguide/designing-your-schema.html\n# An `owner` is an identity id; null means the caller's own. Times are milliseconds since 1970.\n# The `name` of a person is self-chosen and not verified: 1 to 64 characters, to be shown as text.\n\ntype Query {\n  \"The records that have changed since a count, tombstones included. For the owner and every member.\"\n  changes(owner: ID, dataset: String!, since: Int!): Changes!\n  \"The caller's datasets and those shared with the caller, in pages: one can be empty and have a next one.\"\n  datasets(nextToken: String): Datasets!\n  \"Of a dataset, without its owner, in pages. For the owner and every member.\"\n  members(owner: ID, dataset: String!, nextToken: String): Members!\n  \"Whose it is, before it is accepted.\"\n  invitation(token: ID!): Invitation!\n}\n\ntype Mutation {\n  \"Takes all patches or none. To be repeated under the same writeId if no answer comes, or the answer is Contention. For the owner, and for writers where the dataset exists.\"\n  update(owner: ID, dataset: String!, writeId: ID!, patches: [Patch!]!): Change!\n  \"Leaves the count, which never decreases. Deleting what does not exist changes nothing. For the owner; ends all memberships and invitations.\"\n  deleteDataset(owner: ID, dataset: String!, writeId: ID!): Change!\n  \"To a dataset of the caller that exists, for one person, until `expires`, which is at most 7 days away. `name`: the owner's.\"\n  invite(dataset: String!, role: Role!, expires: Float!, name: String!): Invitation!\n  \"Makes the caller a member, or a reader a writer. To be repeated if no answer comes, or the answer is Contention. `name`: the caller's.\"\n  accept(token: ID!, name: String!): Membership!\n  \"For the owner.\"\n  setRole(dataset: String!, member: ID!, role: Role!): Member!\n  \"For the owner. Ends the member's subscriptions. Removing somebody who is not a member changes nothing.\"\n  remove(dataset: String!, member: ID!): Membership!\n  \"Takes a dataset of another off the caller's list, whether the caller is still a member or not.\"\n  leave(owner: ID!, dataset: String!): Membership!\n}\n\ntype Subscription {\n  \"Says that the count has changed, not what: that is for `changes`. For the owner and every member, and ends with the membership.\"\n  changed(owner: ID!, dataset: String!): Change @aws_subscribe(mutations: [\"update\", \"deleteDataset\"])\n}\n\ninput Patch {\n  key: String!\n  \"Null removes the record.\"\n  value: String\n  \"The record's count as the caller knows it; 0: no such record.\"\n  expected: Int!\n  deviceModified: Float!\n}\n\n\"Has no values of records: subscribers receive what the writer selects of it.\"\ntype Change {\n  owner: ID!\n  dataset: String!\n  count: Int!\n  exists: Boolean!\n  modified: Float!\n  by: ID!\n}\n\ntype Changes {\n  owner: ID!\n  dataset: String!\n  \"Grows by one with every write; 0: the dataset was never written.\"\n  count: Int!\n  exists: Boolean!\n  \"The count of the last deletion; 0: none.\"\n  deletedAt: Int!\n  created: Float\n  modified: Float\n  by: ID\n  \"The caller's. Null: the owner.\"\n  role: Role\n  records: [Record!]!\n}\n\ntype Record {\n  key: String!\n  \"Null: a tombstone.\"\n  value: String\n  \"The count of the dataset when the record was last written.\"\n  count: Int!\n  modified: Float!\n  \"By the clock of the device.\"\n  deviceModified: Float!\n  by: ID!\n}\n\ntype Datasets {\n  items: [Dataset!]!\n  nextToken: String\n}\n\ntype Dataset {\n  owner: ID!\n  name: String!\n  \"0: the dataset cannot be read. Null: it is shared with the caller, and only `changes` says whether it still is.\"\n  count: Int\n  created: Float\n  modified: Float\n  by: ID\n  \"The caller's. Null: the owner.\"\n  role: Role\n  \"Null: the caller.\"\n  ownerName: String\n}\n\nenum Role {\n  \"Sees the dataset and its members.\"\n  reader\n  \"Updates it, too.\"\n  writer\n}\n\ntype Invitation {\n  \"Whoever knows it can accept, once.\"\n  token: ID!\n  owner: ID!\n  ownerName: String!\n  dataset: String!\n  role: Role!\n  expires: Float!\n}\n\ntype Membership {\n  owner: ID!\n  \"Null: not known any more.\"\n  ownerName: String\n  dataset: String!\n  member: ID!\n  \"Null: no member.\"\n  role: Role\n}\n\ntype Members {\n  items: [Member!]!\n  nextToken: String\n}\n\ntype Member {\n  id: ID!\n  name: String!\n  role: Role!\n  since: Float!\n}\n"
+      "Type" : "AWS::AppSync::GraphQLSchema"
+    "ApiSubscriptionchanged75BDF963" : {
+      "DependsOn" : [ "ApiSchema510EECD7" ],
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { extensions, runtime, util } from \"@aws-appsync/utils\";\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Instead of a member: all of them. */\nconst EVERYBODY = \"*\";\n\nconst endSubscriptions = (owner, dataset, member = EVERYBODY) =>\n  extensions.invalidateSubscriptions({ subscriptionField: \"changed\", payload: { owner, dataset, member } });\n\n/** Of the subscription of a member: what ends it. */\nconst endWithMembership = (owner, dataset, member) =>\n  extensions.setSubscriptionInvalidationFilter(\n    util.transform.toSubscriptionFilter({\n      owner: { eq: owner },\n      dataset: { eq: dataset },\n      member: { in: [member, EVERYBODY] },\n    }),\n  );\n\nexport function request(ctx) {\n  Object.assign(ctx.stash, partiesOf(ctx));\n  checkDataset(ctx.args.dataset);\n  const { caller, owner } = ctx.stash;\n  // Only of a member there is something to read.\n  if (owner === caller) runtime.earlyReturn(null);\n  return {};\n}\n\nexport function response(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  const { dataset } = ctx.args;\n  extensions.setSubscriptionFilter(\n    util.transform.toSubscriptionFilter({ owner: { eq: owner }, dataset: { eq: dataset } }),\n  );\n  if (owner !== caller) endWithMembership(owner, dataset, caller);\n  return null;\n}\n",
+        "FieldName" : "changed",
+        "Kind" : "PIPELINE",
+        "PipelineConfig" : {
+          "Functions" : [ {
+            "Fn::GetAtt" : [ "ApireadItem967B19B9", "FunctionId" ]
+          } ]
+        },
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        },
+        "TypeName" : "Subscription"
+      "Type" : "AWS::AppSync::Resolver"
+    "ApiTableDD5018BB" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "DynamoDBConfig" : {
+          "AwsRegion" : {
+          "TableName" : {
+            "Ref" : "Datasets0030EE04"
+        },
+        "Name" : "Datasets",
+        "ServiceRoleArn" : {
+          "Fn::GetAtt" : [ "ApiTableRoleDF9764B5", "Arn" ]
+        },
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
+        },
+        "Description" : "What the API may do with the table of datasets.",
+              "Action" : [ "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query" ],
+              }
+          "PolicyName" : "Datasets"
+    "ApicountDatasetsC89895C1" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** A page of the items of an owner whose names have a prefix. */\nconst pageOf = (owner, prefix, nextToken) => ({\n  operation: \"Query\",\n  consistentRead: true,\n  nextToken,\n  query: {\n    expression: \"#owner = :owner AND begins_with(#item, :prefix)\",\n    expressionNames: { \"#owner\": \"owner\", \"#item\": \"item\" },\n    expressionValues: util.dynamodb.toMapValues({ \":owner\": owner, \":prefix\": prefix }),\n  },\n});\n\n/** Of one identity. */\nconst DATASETS = 20;\n\n/** One page: a pipeline has no loop, but has this function several times. */\nexport function request(ctx) {\n  const { change, isCounted, nextToken, owner } = ctx.stash;\n  if (change) runtime.earlyReturn(change, { skipTo: \"END\" });\n  if (isCounted) runtime.earlyReturn(null);\n  return {\n    ...pageOf(owner, \"dataset#\", nextToken),\n    filter: {\n      // Those that cannot be read included.\n      expression: \"NOT #exists = :false\",\n      expressionNames: { \"#exists\": \"exists\" },\n      expressionValues: util.dynamodb.toMapValues({ \":false\": false }),\n    },\n    projection: { expression: \"#item\", expressionNames: { \"#item\": \"item\" } },\n  };\n}\n\nexport function response(ctx) {\n  if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n  const { items, nextToken } = ctx.result;\n  const datasets = (ctx.stash.datasets ?? 0) + items.length;\n  if (datasets >= DATASETS) {\n    util.error(`An identity holds ${DATASETS} datasets. Delete one first.`, \"LimitExceeded\");\n  }\n  ctx.stash.datasets = datasets;\n  ctx.stash.pages = (ctx.stash.pages ?? 0) + 1;\n  ctx.stash.nextToken = nextToken;\n  ctx.stash.isCounted = !nextToken;\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "countDatasets",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApideleteMembershipB428B483" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n/** What stays of a membership, so that its invitations of before do not bring it back. */\n\n/** In seconds: an invitation expires sooner after it was issued. */\nconst KEPT = 8 * 24 * 60 * 60;\n\n/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */\nconst markOf = ({ generation }, changed) => ({\n  generation,\n  changed,\n  expires: Math.ceil(changed / 1000) + KEPT,\n});\n\n/** Whether the owner has removed the member, or set his role, since the invitation. */\nconst isOutdated = ({ generation, issued }, member) =>\n  member?.generation === generation && typeof member.changed === \"number\" && (issued ?? 0) <= member.changed;\n\n/** Elements of a transaction, each on condition that the item is still the one that was read. */\n\n/** What the resolvers write to items that they swap. Others, which other programs have left there, must not matter. */\nconst ATTRIBUTES = [\"role\", \"name\", \"ownerName\", \"since\", \"generation\", \"changed\", \"members\", \"memberships\"];\n\nconst isComparable = (value) => typeof value === \"string\" || (typeof value === \"number\" && Math.floor(value) === value);\n\nfunction compared(value, at) {\n  if (value === undefined) return `attribute_not_exists(#a${at})`;\n  return isComparable(value) ? `#a${at} = :a${at}` : `attribute_exists(#a${at})`;\n}\n\nfunction unchanged(before) {\n  if (!before) return { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } };\n  const values = ATTRIBUTES.map((name, at) => (isComparable(before[name]) ? { [`:a${at}`]: before[name] } : {}));\n  return {\n    expression: [\"attribute_exists(#item)\", ...ATTRIBUTES.map((name, at) => compared(before[name], at))].join(\" AND \"),\n    expressionNames: Object.assign({ \"#item\": \"item\" }, ...ATTRIBUTES.map((name, at) => ({ [`#a${at}`]: name }))),\n    expressionValues: util.dynamodb.toMapValues(Object.assign({}, ...values)),\n  };\n}\n\nconst swap = (key, before, after) => ({\n  operation: \"PutItem\",\n  key,\n  attributeValues: util.dynamodb.toMapValues(after),\n  condition: unchanged(before),\n});\n\nconst deleted = (key, before) => ({ operation: \"DeleteItem\", key, condition: unchanged(before) });\n\nconst isCount = (value) => typeof value === \"number\" && value >= 0 && Math.floor(value) === value;\n\n/** A counter; 0 if there is none, or what is there is none of ours. */\nconst countOf = (value) => (isCount(value) ? value : 0);\n\n/** A counter for one less. */\nconst lowered = (value) => Math.max(countOf(value) - 1, 0);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** What the owner has changed stays known: invitations of before must not undo it. */\nfunction ended({ owner, dataset, member, found }) {\n  if (!isRole(found.member?.role)) return [];\n  const { sharing } = found;\n  const { changed, generation } = found.member;\n  const key = memberKey(owner, dataset, member);\n  const after = typeof changed === \"number\" ? swap(key, found.member, markOf(found.member, changed)) : null;\n  // Members of an earlier generation are not counted any more.\n  const counted =\n    sharing?.generation === generation\n      ? [swap(sharingKey(owner, dataset), sharing, { generation, members: lowered(sharing.members) })]\n      : [];\n  return [after ?? deleted(key, found.member), ...counted];\n}\n\nfunction unlisted({ owner, dataset, member, found }) {\n  const { joined, memberships } = found;\n  if (!joined) return [];\n  const counted = memberships\n    ? [swap(membershipsKey(member), memberships, { memberships: lowered(memberships.memberships) })]\n    : [];\n  return [deleted(joinedKey(member, owner, dataset), joined), ...counted];\n}\n\nexport function request(ctx) {\n  const items = [...ended(ctx.stash), ...unlisted(ctx.stash)];\n  if (items.length === 0) runtime.earlyReturn(null);\n  return writeAll(ctx, items);\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "deleteMembership",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApilistMembers0C3AC935" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\n/** A page of the items of an owner whose names have a prefix. */\nconst pageOf = (owner, prefix, nextToken) => ({\n  operation: \"Query\",\n  consistentRead: true,\n  nextToken,\n  query: {\n    expression: \"#owner = :owner AND begins_with(#item, :prefix)\",\n    expressionNames: { \"#owner\": \"owner\", \"#item\": \"item\" },\n    expressionValues: util.dynamodb.toMapValues({ \":owner\": owner, \":prefix\": prefix }),\n  },\n});\n\nconst isIdentity = (id) => id.length <= 55 && util.matches(\"^[a-zA-Z0-9_-]+:[0-9a-f-]+$\", id);\n\n/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */\nfunction partiesOf(ctx) {\n  const caller = ctx.identity?.cognitoIdentityId;\n  const owner = ctx.args.owner ?? caller;\n  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();\n  return { caller, owner };\n}\n\n/** Where the owner alone may call. */\nfunction ownerOf(ctx) {\n  const { caller, owner } = partiesOf(ctx);\n  if (owner !== caller) util.unauthorized();\n  return { caller, owner };\n}\n\nfunction checkDataset(name) {\n  if (!util.matches(\"^[a-zA-Z0-9_.:-]{1,128}$\", name)) {\n    util.error(\"The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -\", \"InvalidInput\");\n  }\n}\n\n/** The member that the owner's call is about. */\nfunction checkMember({ dataset, member }) {\n  checkDataset(dataset);\n  if (!isIdentity(member)) util.error(\"A member is an identity id\", \"InvalidInput\");\n  return { dataset, member };\n}\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\nconst prefixOf = (dataset) => `member#${dataset}#`;\n\nexport function request(ctx) {\n  const { item, owner } = ctx.stash;\n  if (!item?.exists) runtime.earlyReturn({ items: [] });\n  const { dataset, nextToken } = ctx.args;\n  return {\n    ...pageOf(owner, prefixOf(dataset), nextToken),\n    filter: {\n      expression: \"#generation = :generation\",\n      expressionNames: { \"#generation\": \"generation\" },\n      expressionValues: util.dynamodb.toMapValues({ \":generation\": item.deletedAt }),\n    },\n  };\n}\n\n/** What is not in our format was put there by another program; removed members have no role. */\nconst isListed = ({ item, name, role, since }, prefix) =>\n  isRole(role) && typeof name === \"string\" && typeof since === \"number\" && isIdentity(item.slice(prefix.length));\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  const { items, nextToken } = ctx.result;\n  const prefix = prefixOf(ctx.args.dataset);\n  return {\n    items: items\n      .filter((member) => isListed(member, prefix))\n      .map(({ item, name, role, since }) => ({ id: item.slice(prefix.length), name, role, since })),\n    nextToken,\n  };\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "listMembers",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputDeletedFD306BAD" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Kept ids: a write is recognized for as long as it can be repeated. */\nconst WRITES = 8;\n\n/** As mutations return it. Times and writer can be missing in items of other programs. */\nconst changeOf = (ctx, { count, exists, modified, by }) => ({\n  owner: ctx.stash.owner,\n  dataset: ctx.args.dataset,\n  count,\n  exists,\n  modified: modified ?? 0,\n  by: by ?? ctx.stash.owner,\n});\n\n/** The head that every write leaves. */\nconst written = (ctx, item) => ({\n  format: 1,\n  count: (item?.count ?? 0) + 1,\n  exists: true,\n  deletedAt: item?.deletedAt ?? 0,\n  modified: util.time.nowEpochMilliSeconds(),\n  by: ctx.stash.caller,\n  writes: [...(item?.writes ?? []), ctx.args.writeId].slice(-WRITES),\n});\n\n/** A member is checked at the same moment as he writes. */\nconst whileWriter = (key, generation) => ({\n  operation: \"ConditionCheck\",\n  key,\n  condition: {\n    expression: \"#role = :role AND #generation = :generation\",\n    expressionNames: { \"#role\": \"role\", \"#generation\": \"generation\" },\n    expressionValues: util.dynamodb.toMapValues({ \":role\": WRITER, \":generation\": generation }),\n  },\n});\n\n/** Replaces the whole item if it is still the one that was read. */\nfunction put(ctx, before, after) {\n  const { caller, owner } = ctx.stash;\n  const { dataset } = ctx.args;\n  ctx.stash.item = null;\n  ctx.stash.change = changeOf(ctx, after);\n  const write = {\n    operation: \"PutItem\",\n    key: datasetKey(owner, dataset),\n    attributeValues: util.dynamodb.toMapValues(after),\n    condition: before\n      ? {\n          expression: \"#count = :count AND #format = :format\",\n          expressionNames: { \"#count\": \"count\", \"#format\": \"format\" },\n          expressionValues: util.dynamodb.toMapValues({ \":count\": before.count, \":format\": 1 }),\n        }\n      : { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } },\n  };\n  if (owner === caller) return write;\n  return writeAll(ctx, [whileWriter(memberKey(owner, dataset, caller), before.deletedAt), write]);\n}\n\n/** The present item, if it was the reason; AppSync reads it then. */\nfunction presentItem(ctx) {\n  const { caller, owner } = ctx.stash;\n  if (owner === caller) {\n    if (ctx.error.type !== \"DynamoDB:ConditionalCheckFailedException\") failed(ctx);\n    return ctx.result;\n  }\n  const [member, dataset] = reasonsOf(ctx);\n  if (isUnmet(member)) util.unauthorized();\n  if (!isUnmet(dataset)) failed(ctx);\n  return dataset.item;\n}\n\nfunction outcomeOf(ctx) {\n  if (ctx.error) {\n    const present = readItem(ctx.args.dataset, presentItem(ctx));\n    if (!present?.writes.includes(ctx.args.writeId)) contention();\n    // What later functions of the pipeline pass on.\n    ctx.stash.change = changeOf(ctx, present);\n  }\n  return ctx.stash.change;\n}\n\nexport function request(ctx) {\n  const { item } = ctx.stash;\n  if (!item) runtime.earlyReturn(changeOf(ctx, { count: 0, exists: false }));\n  if (!item.exists || item.writes.includes(ctx.args.writeId)) runtime.earlyReturn(changeOf(ctx, item));\n  const head = written(ctx, item);\n  const created = item.created === undefined ? {} : { created: item.created };\n  return put(ctx, item, { ...head, exists: false, deletedAt: head.count, records: {}, ...created });\n}\n\nexport const response = (ctx) => outcomeOf(ctx);\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putDeleted",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputInvitation2B998CAF" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n/** What stays of a membership, so that its invitations of before do not bring it back. */\n\n/** In seconds: an invitation expires sooner after it was issued. */\nconst KEPT = 8 * 24 * 60 * 60;\n\n/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */\nconst markOf = ({ generation }, changed) => ({\n  generation,\n  changed,\n  expires: Math.ceil(changed / 1000) + KEPT,\n});\n\n/** Whether the owner has removed the member, or set his role, since the invitation. */\nconst isOutdated = ({ generation, issued }, member) =>\n  member?.generation === generation && typeof member.changed === \"number\" && (issued ?? 0) <= member.changed;\n\n/** One answer, from which nobody learns which tokens exist. */\nconst refuseInvitation = () =>\n  util.error(\"The invitation has been used, has expired or never existed.\", \"InvalidInvitation\");\n\n/** Used ones are only for whom they made a member. */\nfunction checkInvitation({ invitation, found }) {\n  const { dataset, member } = found;\n  const isOpen = invitation.usedBy ? isMember(dataset, member) : !isOutdated(invitation, member);\n  if (!isOf(dataset, invitation) || !isOpen) refuseInvitation();\n}\n\nconst invitationOf = (token, { identity, ownerName, dataset, role, expires }) => ({\n  token,\n  owner: identity,\n  ownerName,\n  dataset,\n  role,\n  expires: expires * 1000,\n});\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\nexport function request(ctx) {\n  const { expires, item, owner, ownerName } = ctx.stash;\n  const { dataset, role } = ctx.args;\n  if (!item?.exists) util.error(`There is no dataset ${dataset}`, \"InvalidInput\");\n  const token = `${util.autoId()}${util.autoId()}`;\n  const issued = util.time.nowEpochMilliSeconds();\n  const invitation = { identity: owner, ownerName, dataset, role, generation: item.deletedAt, issued, expires };\n  ctx.stash.result = invitationOf(token, invitation);\n  return {\n    operation: \"PutItem\",\n    key: invitationKey(token),\n    attributeValues: util.dynamodb.toMapValues(invitation),\n  };\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.stash.result;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putInvitation",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputListing1173952E" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Elements of a transaction, each on condition that the item is still the one that was read. */\n\n/** What the resolvers write to items that they swap. Others, which other programs have left there, must not matter. */\nconst ATTRIBUTES = [\"role\", \"name\", \"ownerName\", \"since\", \"generation\", \"changed\", \"members\", \"memberships\"];\n\nconst isComparable = (value) => typeof value === \"string\" || (typeof value === \"number\" && Math.floor(value) === value);\n\nfunction compared(value, at) {\n  if (value === undefined) return `attribute_not_exists(#a${at})`;\n  return isComparable(value) ? `#a${at} = :a${at}` : `attribute_exists(#a${at})`;\n}\n\nfunction unchanged(before) {\n  if (!before) return { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } };\n  const values = ATTRIBUTES.map((name, at) => (isComparable(before[name]) ? { [`:a${at}`]: before[name] } : {}));\n  return {\n    expression: [\"attribute_exists(#item)\", ...ATTRIBUTES.map((name, at) => compared(before[name], at))].join(\" AND \"),\n    expressionNames: Object.assign({ \"#item\": \"item\" }, ...ATTRIBUTES.map((name, at) => ({ [`#a${at}`]: name }))),\n    expressionValues: util.dynamodb.toMapValues(Object.assign({}, ...values)),\n  };\n}\n\nconst swap = (key, before, after) => ({\n  operation: \"PutItem\",\n  key,\n  attributeValues: util.dynamodb.toMapValues(after),\n  condition: unchanged(before),\n});\n\nconst deleted = (key, before) => ({ operation: \"DeleteItem\", key, condition: unchanged(before) });\n\nconst isCount = (value) => typeof value === \"number\" && value >= 0 && Math.floor(value) === value;\n\n/** A counter; 0 if there is none, or what is there is none of ours. */\nconst countOf = (value) => (isCount(value) ? value : 0);\n\n/** A counter for one less. */\nconst lowered = (value) => Math.max(countOf(value) - 1, 0);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Puts right what the member lists, of the membership that the owner has changed and of no later one. */\nexport function request(ctx) {\n  const { owner, dataset, member, decided, listed } = ctx.stash;\n  const { joined, memberships } = listed ?? {};\n  if (!joined || joined.since !== decided.since || joined.generation !== decided.generation) runtime.earlyReturn(null);\n  const key = joinedKey(member, owner, dataset);\n  const { ownerName } = joined;\n  if (decided.role) return writeAll(ctx, [swap(key, joined, { ownerName, ...decided })]);\n  const counted = memberships\n    ? [swap(membershipsKey(member), memberships, { memberships: lowered(memberships.memberships) })]\n    : [];\n  return writeAll(ctx, [deleted(key, joined), ...counted]);\n}\n\n/**\n * A failure is none of the owner's call, which is decided already: this is a listing only, of which a member's `changes` says what\n * holds, and `leave` takes it away.\n */\nexport const response = () => null;\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putListing",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputMembership319C783F" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n/** What stays of a membership, so that its invitations of before do not bring it back. */\n\n/** In seconds: an invitation expires sooner after it was issued. */\nconst KEPT = 8 * 24 * 60 * 60;\n\n/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */\nconst markOf = ({ generation }, changed) => ({\n  generation,\n  changed,\n  expires: Math.ceil(changed / 1000) + KEPT,\n});\n\n/** Whether the owner has removed the member, or set his role, since the invitation. */\nconst isOutdated = ({ generation, issued }, member) =>\n  member?.generation === generation && typeof member.changed === \"number\" && (issued ?? 0) <= member.changed;\n\n/** One answer, from which nobody learns which tokens exist. */\nconst refuseInvitation = () =>\n  util.error(\"The invitation has been used, has expired or never existed.\", \"InvalidInvitation\");\n\n/** Used ones are only for whom they made a member. */\nfunction checkInvitation({ invitation, found }) {\n  const { dataset, member } = found;\n  const isOpen = invitation.usedBy ? isMember(dataset, member) : !isOutdated(invitation, member);\n  if (!isOf(dataset, invitation) || !isOpen) refuseInvitation();\n}\n\nconst invitationOf = (token, { identity, ownerName, dataset, role, expires }) => ({\n  token,\n  owner: identity,\n  ownerName,\n  dataset,\n  role,\n  expires: expires * 1000,\n});\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Elements of a transaction, each on condition that the item is still the one that was read. */\n\n/** What the resolvers write to items that they swap. Others, which other programs have left there, must not matter. */\nconst ATTRIBUTES = [\"role\", \"name\", \"ownerName\", \"since\", \"generation\", \"changed\", \"members\", \"memberships\"];\n\nconst isComparable = (value) => typeof value === \"string\" || (typeof value === \"number\" && Math.floor(value) === value);\n\nfunction compared(value, at) {\n  if (value === undefined) return `attribute_not_exists(#a${at})`;\n  return isComparable(value) ? `#a${at} = :a${at}` : `attribute_exists(#a${at})`;\n}\n\nfunction unchanged(before) {\n  if (!before) return { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } };\n  const values = ATTRIBUTES.map((name, at) => (isComparable(before[name]) ? { [`:a${at}`]: before[name] } : {}));\n  return {\n    expression: [\"attribute_exists(#item)\", ...ATTRIBUTES.map((name, at) => compared(before[name], at))].join(\" AND \"),\n    expressionNames: Object.assign({ \"#item\": \"item\" }, ...ATTRIBUTES.map((name, at) => ({ [`#a${at}`]: name }))),\n    expressionValues: util.dynamodb.toMapValues(Object.assign({}, ...values)),\n  };\n}\n\nconst swap = (key, before, after) => ({\n  operation: \"PutItem\",\n  key,\n  attributeValues: util.dynamodb.toMapValues(after),\n  condition: unchanged(before),\n});\n\nconst deleted = (key, before) => ({ operation: \"DeleteItem\", key, condition: unchanged(before) });\n\nconst isCount = (value) => typeof value === \"number\" && value >= 0 && Math.floor(value) === value;\n\n/** A counter; 0 if there is none, or what is there is none of ours. */\nconst countOf = (value) => (isCount(value) ? value : 0);\n\n/** A counter for one less. */\nconst lowered = (value) => Math.max(countOf(value) - 1, 0);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Of a dataset. */\nconst MEMBERS = 100;\n/** Of an identity. */\nconst MEMBERSHIPS = 100;\n\nconst membershipOf = ({ owner, ownerName, dataset, member }, role) => ({ owner, ownerName, dataset, member, role });\n\n/** Used, not deleted: who repeats it succeeds again, nobody else. */\nconst used = ({ owner, item, ...invitation }, key, usedBy) => ({\n  operation: \"PutItem\",\n  key,\n  attributeValues: util.dynamodb.toMapValues({ ...invitation, usedBy }),\n  condition: {\n    expression: \"attribute_exists(#item) AND attribute_not_exists(#usedBy)\",\n    expressionNames: { \"#item\": \"item\", \"#usedBy\": \"usedBy\" },\n  },\n});\n\n/** What counts a new member. Those of an earlier generation are none. */\nfunction counted({ owner, dataset, member, found }, generation) {\n  const members = found.sharing?.generation === generation ? countOf(found.sharing.members) : 0;\n  if (members >= MEMBERS) util.error(`A dataset has at most ${MEMBERS} members.`, \"LimitExceeded\");\n  const items = [swap(sharingKey(owner, dataset), found.sharing, { generation, members: members + 1 })];\n  // One that has ended and was not left is counted already.\n  if (found.joined) return items;\n  const memberships = countOf(found.memberships?.memberships);\n  if (memberships >= MEMBERSHIPS) {\n    util.error(`An identity is a member of at most ${MEMBERSHIPS} datasets. Leave one first.`, \"LimitExceeded\");\n  }\n  return [...items, swap(membershipsKey(member), found.memberships, { memberships: memberships + 1 })];\n}\n\nexport function request(ctx) {\n  const { owner, dataset, member, name, found, invitation } = ctx.stash;\n  checkInvitation(ctx.stash);\n  if (owner === member) util.error(\"The dataset is your own\", \"InvalidInput\");\n  const { generation, ownerName, role, usedBy } = invitation;\n  const isKnown = isMember(found.dataset, found.member);\n  const brings = !isKnown || (role === WRITER && found.member.role !== WRITER);\n  ctx.stash.ownerName = ownerName;\n  if (usedBy || !brings) runtime.earlyReturn(membershipOf(ctx.stash, found.member.role));\n  const since = isKnown ? found.member.since : util.time.nowEpochMilliSeconds();\n  // Of an earlier membership, too: later invitations do not renew those of before.\n  const isSame = found.member?.generation === generation && typeof found.member.changed === \"number\";\n  const changed = isSame ? { changed: found.member.changed } : {};\n  // A deletion in between needs no condition: the membership is of the generation before it.\n  return writeAll(ctx, [\n    used(invitation, invitationKey(ctx.args.token), member),\n    swap(memberKey(owner, dataset, member), found.member, { role, name, since, generation, ...changed }),\n    swap(joinedKey(member, owner, dataset), found.joined, { role, ownerName, since, generation }),\n    ...(isKnown ? [] : counted(ctx.stash, generation)),\n  ]);\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  return membershipOf(ctx.stash, ctx.stash.invitation.role);\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putMembership",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputRemovalC4C2F78A" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n/** What stays of a membership, so that its invitations of before do not bring it back. */\n\n/** In seconds: an invitation expires sooner after it was issued. */\nconst KEPT = 8 * 24 * 60 * 60;\n\n/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */\nconst markOf = ({ generation }, changed) => ({\n  generation,\n  changed,\n  expires: Math.ceil(changed / 1000) + KEPT,\n});\n\n/** Whether the owner has removed the member, or set his role, since the invitation. */\nconst isOutdated = ({ generation, issued }, member) =>\n  member?.generation === generation && typeof member.changed === \"number\" && (issued ?? 0) <= member.changed;\n\n/** Elements of a transaction, each on condition that the item is still the one that was read. */\n\n/** What the resolvers write to items that they swap. Others, which other programs have left there, must not matter. */\nconst ATTRIBUTES = [\"role\", \"name\", \"ownerName\", \"since\", \"generation\", \"changed\", \"members\", \"memberships\"];\n\nconst isComparable = (value) => typeof value === \"string\" || (typeof value === \"number\" && Math.floor(value) === value);\n\nfunction compared(value, at) {\n  if (value === undefined) return `attribute_not_exists(#a${at})`;\n  return isComparable(value) ? `#a${at} = :a${at}` : `attribute_exists(#a${at})`;\n}\n\nfunction unchanged(before) {\n  if (!before) return { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } };\n  const values = ATTRIBUTES.map((name, at) => (isComparable(before[name]) ? { [`:a${at}`]: before[name] } : {}));\n  return {\n    expression: [\"attribute_exists(#item)\", ...ATTRIBUTES.map((name, at) => compared(before[name], at))].join(\" AND \"),\n    expressionNames: Object.assign({ \"#item\": \"item\" }, ...ATTRIBUTES.map((name, at) => ({ [`#a${at}`]: name }))),\n    expressionValues: util.dynamodb.toMapValues(Object.assign({}, ...values)),\n  };\n}\n\nconst swap = (key, before, after) => ({\n  operation: \"PutItem\",\n  key,\n  attributeValues: util.dynamodb.toMapValues(after),\n  condition: unchanged(before),\n});\n\nconst deleted = (key, before) => ({ operation: \"DeleteItem\", key, condition: unchanged(before) });\n\nconst isCount = (value) => typeof value === \"number\" && value >= 0 && Math.floor(value) === value;\n\n/** A counter; 0 if there is none, or what is there is none of ours. */\nconst countOf = (value) => (isCount(value) ? value : 0);\n\n/** A counter for one less. */\nconst lowered = (value) => Math.max(countOf(value) - 1, 0);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Asks nothing of the member's own partition, where nothing may keep the owner from it. */\nexport function request(ctx) {\n  const { owner, dataset, member, found } = ctx.stash;\n  const { sharing } = found;\n  if (!isRole(found.member?.role)) runtime.earlyReturn(null);\n  const { since, generation } = found.member;\n  ctx.stash.decided = { since, generation };\n  // Members of an earlier generation are not counted any more.\n  const counted =\n    sharing?.generation === generation\n      ? [swap(sharingKey(owner, dataset), sharing, { generation, members: lowered(sharing.members) })]\n      : [];\n  const mark = markOf(found.member, util.time.nowEpochMilliSeconds());\n  return writeAll(ctx, [swap(memberKey(owner, dataset, member), found.member, mark), ...counted]);\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putRemoval",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputRole96964073" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\n/** Elements of a transaction, each on condition that the item is still the one that was read. */\n\n/** What the resolvers write to items that they swap. Others, which other programs have left there, must not matter. */\nconst ATTRIBUTES = [\"role\", \"name\", \"ownerName\", \"since\", \"generation\", \"changed\", \"members\", \"memberships\"];\n\nconst isComparable = (value) => typeof value === \"string\" || (typeof value === \"number\" && Math.floor(value) === value);\n\nfunction compared(value, at) {\n  if (value === undefined) return `attribute_not_exists(#a${at})`;\n  return isComparable(value) ? `#a${at} = :a${at}` : `attribute_exists(#a${at})`;\n}\n\nfunction unchanged(before) {\n  if (!before) return { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } };\n  const values = ATTRIBUTES.map((name, at) => (isComparable(before[name]) ? { [`:a${at}`]: before[name] } : {}));\n  return {\n    expression: [\"attribute_exists(#item)\", ...ATTRIBUTES.map((name, at) => compared(before[name], at))].join(\" AND \"),\n    expressionNames: Object.assign({ \"#item\": \"item\" }, ...ATTRIBUTES.map((name, at) => ({ [`#a${at}`]: name }))),\n    expressionValues: util.dynamodb.toMapValues(Object.assign({}, ...values)),\n  };\n}\n\nconst swap = (key, before, after) => ({\n  operation: \"PutItem\",\n  key,\n  attributeValues: util.dynamodb.toMapValues(after),\n  condition: unchanged(before),\n});\n\nconst deleted = (key, before) => ({ operation: \"DeleteItem\", key, condition: unchanged(before) });\n\nconst isCount = (value) => typeof value === \"number\" && value >= 0 && Math.floor(value) === value;\n\n/** A counter; 0 if there is none, or what is there is none of ours. */\nconst countOf = (value) => (isCount(value) ? value : 0);\n\n/** A counter for one less. */\nconst lowered = (value) => Math.max(countOf(value) - 1, 0);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\nexport function request(ctx) {\n  const { owner, dataset, member, found } = ctx.stash;\n  const { role } = ctx.args;\n  if (!isMember(found.dataset, found.member)) {\n    util.error(`The dataset ${dataset} has no member ${member}`, \"InvalidInput\");\n  }\n  const { name, since, generation } = found.member;\n  if (found.member.role === role) runtime.earlyReturn(null);\n  const changed = util.time.nowEpochMilliSeconds();\n  ctx.stash.decided = { role, since, generation };\n  return writeAll(ctx, [\n    swap(memberKey(owner, dataset, member), found.member, { role, name, since, generation, changed }),\n  ]);\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putRole",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        }
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApiputUpdated0DCB6CE9" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\n/** Sizes as DynamoDB counts them: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */\n\nconst PAIRS_OF_DIGITS = [1e2, 1e4, 1e6, 1e8, 1e10, 1e12, 1e14];\n\n/** Bytes of UTF-8: percent-encoded, each is one character or three. */\nfunction bytesOf(text) {\n  const encoded = util.urlEncode(text);\n  return 2 * encoded.replaceAll(\"%\", \"\").length - encoded.length;\n}\n\n/** Two digits a byte, without the zeros at the end; one byte more, and another one for a minus. */\nfunction sizeOfInteger(integer) {\n  if (integer === 0) return 1;\n  const digits = integer < 0 ? -integer : integer;\n  return (integer < 0 ? 3 : 2) + PAIRS_OF_DIGITS.filter((pair) => digits >= pair && digits % pair !== 0).length;\n}\n\n/** Without its texts. Each member takes its name and a byte, a map three more. */\nconst sizeOfRest = ({ value, count, modified, deviceModified, by }) =>\n  1 +\n  3 +\n  (value === undefined ? 0 : 6) +\n  6 +\n  sizeOfInteger(count) +\n  (modified === undefined ? 0 : 9 + sizeOfInteger(modified)) +\n  (deviceModified === undefined ? 0 : 15 + sizeOfInteger(deviceModified)) +\n  (by === undefined ? 0 : 3);\n\n/** Bytes of the attribute with all records. */\nfunction sizeOf(records) {\n  const texts = Object.keys(records).map((key) => `${key}${records[key].value ?? \"\"}${records[key].by ?? \"\"}`);\n  return Object.values(records).reduce((size, record) => size + sizeOfRest(record), 3) + bytesOf(texts.join(\"\"));\n}\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Kept ids: a write is recognized for as long as it can be repeated. */\nconst WRITES = 8;\n\n/** As mutations return it. Times and writer can be missing in items of other programs. */\nconst changeOf = (ctx, { count, exists, modified, by }) => ({\n  owner: ctx.stash.owner,\n  dataset: ctx.args.dataset,\n  count,\n  exists,\n  modified: modified ?? 0,\n  by: by ?? ctx.stash.owner,\n});\n\n/** The head that every write leaves. */\nconst written = (ctx, item) => ({\n  format: 1,\n  count: (item?.count ?? 0) + 1,\n  exists: true,\n  deletedAt: item?.deletedAt ?? 0,\n  modified: util.time.nowEpochMilliSeconds(),\n  by: ctx.stash.caller,\n  writes: [...(item?.writes ?? []), ctx.args.writeId].slice(-WRITES),\n});\n\n/** A member is checked at the same moment as he writes. */\nconst whileWriter = (key, generation) => ({\n  operation: \"ConditionCheck\",\n  key,\n  condition: {\n    expression: \"#role = :role AND #generation = :generation\",\n    expressionNames: { \"#role\": \"role\", \"#generation\": \"generation\" },\n    expressionValues: util.dynamodb.toMapValues({ \":role\": WRITER, \":generation\": generation }),\n  },\n});\n\n/** Replaces the whole item if it is still the one that was read. */\nfunction put(ctx, before, after) {\n  const { caller, owner } = ctx.stash;\n  const { dataset } = ctx.args;\n  ctx.stash.item = null;\n  ctx.stash.change = changeOf(ctx, after);\n  const write = {\n    operation: \"PutItem\",\n    key: datasetKey(owner, dataset),\n    attributeValues: util.dynamodb.toMapValues(after),\n    condition: before\n      ? {\n          expression: \"#count = :count AND #format = :format\",\n          expressionNames: { \"#count\": \"count\", \"#format\": \"format\" },\n          expressionValues: util.dynamodb.toMapValues({ \":count\": before.count, \":format\": 1 }),\n        }\n      : { expression: \"attribute_not_exists(#item)\", expressionNames: { \"#item\": \"item\" } },\n  };\n  if (owner === caller) return write;\n  return writeAll(ctx, [whileWriter(memberKey(owner, dataset, caller), before.deletedAt), write]);\n}\n\n/** The present item, if it was the reason; AppSync reads it then. */\nfunction presentItem(ctx) {\n  const { caller, owner } = ctx.stash;\n  if (owner === caller) {\n    if (ctx.error.type !== \"DynamoDB:ConditionalCheckFailedException\") failed(ctx);\n    return ctx.result;\n  }\n  const [member, dataset] = reasonsOf(ctx);\n  if (isUnmet(member)) util.unauthorized();\n  if (!isUnmet(dataset)) failed(ctx);\n  return dataset.item;\n}\n\nfunction outcomeOf(ctx) {\n  if (ctx.error) {\n    const present = readItem(ctx.args.dataset, presentItem(ctx));\n    if (!present?.writes.includes(ctx.args.writeId)) contention();\n    // What later functions of the pipeline pass on.\n    ctx.stash.change = changeOf(ctx, present);\n  }\n  return ctx.stash.change;\n}\n\nconst RECORDS = 1024;\n/** Of the records, keys included: an item may have 400 KB. */\nconst RECORDS_BYTES = 350000;\n\nconst limitExceeded = (message) => util.error(message, \"LimitExceeded\");\n\n/** The rule of Cognito Sync: an outdated patch is refused, unless it says what is there. */\nfunction checkConflict(records, { key, value, expected }) {\n  if (!Object.hasOwn(records, key)) return;\n  const known = records[key];\n  if (expected < known.count && (known.value ?? null) !== (value ?? null)) {\n    util.error(`Current SyncCount for: ${key} is: ${known.count} not: ${expected}`, \"Conflict\");\n  }\n}\n\n/** As JSON, in which any key is an own one, `__proto__` included. */\nfunction jsonOf({ key, value, deviceModified }, { count, modified, by }) {\n  const record = { count, modified, deviceModified: Math.round(deviceModified), by };\n  return `${JSON.stringify(key)}:${JSON.stringify((value ?? null) === null ? record : { value, ...record })}`;\n}\n\nfunction checkSize(records) {\n  const number = Object.keys(records).length;\n  if (number > RECORDS) {\n    limitExceeded(`A dataset holds ${RECORDS} records including removed ones; this one would have ${number}.`);\n  }\n  // Never less than the size of the attribute, and sooner counted.\n  const json = JSON.stringify(records);\n  if (json.length * 3 <= RECORDS_BYTES || bytesOf(json) <= RECORDS_BYTES) return;\n  const bytes = sizeOf(records);\n  if (bytes > RECORDS_BYTES) {\n    limitExceeded(`A dataset holds ${RECORDS_BYTES} bytes; this one would have ${bytes}.`);\n  }\n}\n\nfunction updated(ctx, item) {\n  const { patches } = ctx.args;\n  const before = item?.records ?? {};\n  const head = written(ctx, item);\n  for (const patch of patches) checkConflict(before, patch);\n  const changed = JSON.parse(`{${patches.map((patch) => jsonOf(patch, head)).join()}}`);\n  if (Object.keys(changed).length < patches.length) util.error(\"Two patches have the same key\", \"InvalidInput\");\n  const records = { ...before, ...changed };\n  checkSize(records);\n  const created = item?.exists ? item.created : head.modified;\n  return { ...head, records, ...(created === undefined ? {} : { created }) };\n}\n\n/** For a dataset that exists, or once the owner's others are counted. */\nexport function request(ctx) {\n  const { item, isCounted, pages, role } = ctx.stash;\n  if (role !== null && role !== WRITER) util.unauthorized();\n  if (item?.writes.includes(ctx.args.writeId)) runtime.earlyReturn(changeOf(ctx, item), { skipTo: \"END\" });\n  if (!item?.exists && !isCounted) {\n    if (!pages) runtime.earlyReturn(null);\n    limitExceeded(\"The datasets of the identity, deleted ones included, are too many or too large to be counted.\");\n  }\n  return put(ctx, item, updated(ctx, item));\n}\n\nexport const response = (ctx) => outcomeOf(ctx);\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "putUpdated",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        }
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApireadInvitation1D137E55" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n/** What stays of a membership, so that its invitations of before do not bring it back. */\n\n/** In seconds: an invitation expires sooner after it was issued. */\nconst KEPT = 8 * 24 * 60 * 60;\n\n/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */\nconst markOf = ({ generation }, changed) => ({\n  generation,\n  changed,\n  expires: Math.ceil(changed / 1000) + KEPT,\n});\n\n/** Whether the owner has removed the member, or set his role, since the invitation. */\nconst isOutdated = ({ generation, issued }, member) =>\n  member?.generation === generation && typeof member.changed === \"number\" && (issued ?? 0) <= member.changed;\n\n/** One answer, from which nobody learns which tokens exist. */\nconst refuseInvitation = () =>\n  util.error(\"The invitation has been used, has expired or never existed.\", \"InvalidInvitation\");\n\n/** Used ones are only for whom they made a member. */\nfunction checkInvitation({ invitation, found }) {\n  const { dataset, member } = found;\n  const isOpen = invitation.usedBy ? isMember(dataset, member) : !isOutdated(invitation, member);\n  if (!isOf(dataset, invitation) || !isOpen) refuseInvitation();\n}\n\nconst invitationOf = (token, { identity, ownerName, dataset, role, expires }) => ({\n  token,\n  owner: identity,\n  ownerName,\n  dataset,\n  role,\n  expires: expires * 1000,\n});\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\nexport function request(ctx) {\n  const { token } = ctx.args;\n  if (!util.matches(\"^[0-9a-f-]{72}$\", token)) refuseInvitation();\n  return { operation: \"GetItem\", key: invitationKey(token), consistentRead: true };\n}\n\nexport function response(ctx) {\n  if (ctx.error) failed(ctx);\n  const { caller } = ctx.stash;\n  const invitation = ctx.result;\n  if (!invitation) refuseInvitation();\n  const { identity, dataset, expires, usedBy } = invitation;\n  // The one who used it may repeat that after its end: the answer can have been lost.\n  const isOpen = usedBy ? usedBy === caller : expires * 1000 > util.time.nowEpochMilliSeconds();\n  if (!isOpen) refuseInvitation();\n  Object.assign(ctx.stash, { invitation, owner: identity, dataset, member: caller });\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "readInvitation",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        }
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApireadItem967B19B9" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/**\n * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write\n * to the table may also have broken items, so they are read with care.\n */\n\nconst LONGEST_WRITE_ID = 64;\nconst LARGEST_INTEGER = 9007199254740991;\n/** One more is the largest Int of GraphQL. */\nconst LARGEST_COUNT = 2147483646;\n\nconst isInteger = (value, least, most) =>\n  typeof value === \"number\" && value >= least && value <= most && Math.floor(value) === value;\nconst isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);\nconst isText = (value) => value === undefined || typeof value === \"string\";\nconst isMap = (value) => typeof value === \"object\" && value !== null && !Array.isArray(value);\n\nfunction problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {\n  if (typeof format === \"number\" && format > 1) return `it has the format ${format} of a later version`;\n  if (format !== 1) return \"it has no format\";\n  if (typeof exists !== \"boolean\") return \"exists is neither true nor false\";\n  if (!isInteger(count, 1, LARGEST_COUNT)) return \"count is out of range or no number\";\n  if (!isInteger(deletedAt, 0, count)) return \"deletedAt is out of range or no number\";\n  if (!isTime(created)) return \"created is out of range or no number\";\n  if (!isTime(modified)) return \"modified is out of range or no number\";\n  return isText(by) ? null : \"by is no string\";\n}\n\nfunction isRecord(record, most) {\n  if (!isMap(record)) return false;\n  const { value, count, modified, deviceModified, by } = record;\n  // An unknown attribute would be lost with the next write.\n  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;\n  const isKnown = Object.keys(record).length === known;\n  return (\n    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)\n  );\n}\n\nfunction problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {\n  const { records, writes, ...unknown } = rest;\n  const [name] = Object.keys(unknown);\n  if (name !== undefined) return `the item has an unknown attribute ${name}`;\n  if (!isMap(records)) return \"records is no map\";\n  if (!Array.isArray(writes)) return \"writes is no list\";\n  if (!writes.every((id) => typeof id === \"string\")) return \"a write id is no string\";\n  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));\n  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;\n}\n\nfunction refuse(dataset, problem) {\n  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, \"Unreadable\");\n}\n\n/** Of what a listing has of an item. */\nconst isReadable = (head) => problemOfHead(head) === null;\n\n/** Null if there is none. */\nfunction readItem(dataset, item) {\n  if (!item) return null;\n  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));\n  // Longer ones are not of a client of ours, and would take the space of records.\n  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };\n}\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n/**\n * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.\n */\n\nconst WRITER = \"writer\";\n\nconst isRole = (role) => role === \"reader\" || role === WRITER;\n\n/** Whether the dataset is still the one of the membership or invitation. */\nconst isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;\n\n/** Whether there is a membership, and it holds. */\nconst isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Reads a dataset; another's at one moment with the caller's membership. */\nfunction access(ctx, { caller, owner }) {\n  const { dataset } = ctx.args;\n  const key = datasetKey(owner, dataset);\n  if (owner === caller) return { operation: \"GetItem\", key, consistentRead: true };\n  return readAll(ctx, [{ key }, { key: memberKey(owner, dataset, caller) }]);\n}\n\n/** The dataset, null if there is none, and the caller's role, null for the owner. Strangers learn nothing of it. */\nfunction accessed(ctx, { caller, owner }) {\n  const { dataset } = ctx.args;\n  if (owner === caller) {\n    if (ctx.error) util.error(ctx.error.message, ctx.error.type);\n    return { item: readItem(dataset, ctx.result), role: null };\n  }\n  const [item, member] = itemsOf(ctx);\n  if (!isMember(item, member)) util.unauthorized();\n  return { item: readItem(dataset, item), role: member.role };\n}\n\nexport const request = (ctx) => access(ctx, ctx.stash);\n\nexport function response(ctx) {\n  Object.assign(ctx.stash, accessed(ctx, ctx.stash));\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "readItem",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        }
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApireadListing7E038F72" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { runtime, util } from \"@aws-appsync/utils\";\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** What the member has of a membership that the owner has changed. */\nexport function request(ctx) {\n  const { owner, dataset, member, decided } = ctx.stash;\n  if (!decided) runtime.earlyReturn(null);\n  return readAll(ctx, [{ key: joinedKey(member, owner, dataset) }, { key: membershipsKey(member) }]);\n}\n\n/** See putListing about failures. */\nexport function response(ctx) {\n  if (ctx.error) return null;\n  const [joined, memberships] = ctx.result.items;\n  ctx.stash.listed = { joined, memberships };\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "readListing",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        }
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+    "ApireadMembership21DB5BA9" : {
+      "Properties" : {
+        "ApiId" : {
+          "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "ApiId" ]
+        },
+        "Code" : "import { util } from \"@aws-appsync/utils\";\n\n/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */\n\nconst keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });\n\nconst datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);\n/** A membership as it counts. */\nconst memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);\n/** By which a member finds it. */\nconst joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);\n/** The number of a dataset's members. */\nconst sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);\n/** The number of an identity's memberships. */\nconst membershipsKey = (member) => keyOf(member, \"memberships\");\nconst invitationKey = (token) => keyOf(`invitation#${token}`, \"invitation\");\n\n/** Reads items at one moment. */\nconst readAll = (ctx, items) => ({\n  operation: \"TransactGetItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Writes all items or none. */\nconst writeAll = (ctx, items) => ({\n  operation: \"TransactWriteItems\",\n  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),\n});\n\n/** Why each element of a transaction failed, in order. */\nconst reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];\n\n/** DynamoDB's name; AppSync does not document which one it passes on. */\nconst UNMET = [\"ConditionalCheckFailed\", \"ConditionCheckFailed\"];\n\nconst isUnmet = (reason) => UNMET.includes(reason?.type);\n\n/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */\nconst THROTTLED = {\n  ThrottlingError: \"DynamoDB:ThrottlingException\",\n  ProvisionedThroughputExceeded: \"DynamoDB:ProvisionedThroughputExceededException\",\n};\n\nconst contention = () =>\n  util.error(\"Another write came between. Repeat this one, under the same writeId if it has one.\", \"Contention\");\n\n/** Of a read or write that did not succeed. */\nfunction failed(ctx) {\n  const { message, type } = ctx.error;\n  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === \"TransactionConflict\");\n  if (reasons || type === \"DynamoDB:TransactionConflictException\") contention();\n  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));\n  util.error(message, throttled ? THROTTLED[throttled.type] : type);\n}\n\n/** What was read, in order; null where there is no item. */\nfunction itemsOf(ctx) {\n  if (ctx.error) failed(ctx);\n  return ctx.result.items;\n}\n\n/** Its records can be large. */\nconst HEAD = { expression: \"#exists, #deletedAt\", expressionNames: { \"#exists\": \"exists\", \"#deletedAt\": \"deletedAt\" } };\n\n/** Of what is about one member of one dataset: what the field needs. */\nexport function request(ctx) {\n  const { owner, dataset, member, needs } = ctx.stash;\n  const items = {\n    dataset: { key: datasetKey(owner, dataset), projection: HEAD },\n    member: { key: memberKey(owner, dataset, member) },\n    joined: { key: joinedKey(member, owner, dataset) },\n    sharing: { key: sharingKey(owner, dataset) },\n    memberships: { key: membershipsKey(member) },\n  };\n  return readAll(\n    ctx,\n    needs.map((need) => items[need]),\n  );\n}\n\nexport function response(ctx) {\n  const items = itemsOf(ctx);\n  ctx.stash.found = Object.assign({}, ...ctx.stash.needs.map((need, at) => ({ [need]: items[at] })));\n  return null;\n}\n",
+        "DataSourceName" : {
+          "Fn::GetAtt" : [ "ApiTableDD5018BB", "Name" ]
+        },
+        "Name" : "readMembership",
+        "Runtime" : {
+          "Name" : "APPSYNC_JS",
+          "RuntimeVersion" : "1.0.0"
+        }
+      },
+      "Type" : "AWS::AppSync::FunctionConfiguration"
+    },
+      "Properties" : {
+        },
+        },
+        },
+        },
+      },
+    },
+      "Properties" : {
+            "Action" : "sts:AssumeRole",
+        },
+      },
+    },
+      "Properties" : {
+          }, {
+          }, {
+        },
+        "Roles" : [ {
+      },
+      "Type" : "AWS::IAM::Policy"
+    },
+      "Properties" : {
+        },
+        },
+        },
+        },
+      },
+    },
+      "Properties" : {
+        "AssumeRolePolicyDocument" : {
+          "Statement" : [ {
+            "Action" : "sts:AssumeRole",
+          } ],
+          "Version" : "2012-10-17"
+        },
+      },
+      "Type" : "AWS::IAM::Role"
+    },
+      "Properties" : {
+        },
+        },
+        "TimeToLiveSpecification" : {
+          "AttributeName" : "expires",
+          "Enabled" : true
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
+        },
+        },
+      },
+    },
+      "Properties" : {
+          } ]
+        },
+        },
+        },
+        },
+        },
+        },
+        }
+      },
+    },
+      "Properties" : {
+          } ] ]
+        },
+        }
+      },
+    },
+      "Properties" : {
+        },
+      },
+    },
+      "DependsOn" : [ "ApiMutationacceptEB946EC4", "ApiMutationdeleteDatasetD226742D", "ApiMutationinviteB692941D", "ApiMutationleaveEA913AEB", "ApiMutationremove60A4B571", "ApiMutationsetRole3A8DA422", "ApiMutationupdateA365AC82", "ApiQuerychanges4CF82168", "ApiQuerydatasetsB0DDA1A5", "ApiQueryinvitation81D35AD0", "ApiQuerymembers42DC87B9", "ApiSubscriptionchanged75BDF963", "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
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
+      "DependsOn" : [ "ApiMutationacceptEB946EC4", "ApiMutationdeleteDatasetD226742D", "ApiMutationinviteB692941D", "ApiMutationleaveEA913AEB", "ApiMutationremove60A4B571", "ApiMutationsetRole3A8DA422", "ApiMutationupdateA365AC82", "ApiQuerychanges4CF82168", "ApiQuerydatasetsB0DDA1A5", "ApiQueryinvitation81D35AD0", "ApiQuerymembers42DC87B9", "ApiSubscriptionchanged75BDF963", "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
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
+          }
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
+                }, "/types/Mutation/fields/accept" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/deleteDataset" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/invite" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/leave" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/remove" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Mutation/fields/setRole" ] ]
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
+                }, "/types/Query/fields/invitation" ] ]
+              }, {
+                "Fn::Join" : [ "", [ {
+                  "Fn::GetAtt" : [ "ApiGraphQl7CA6D001", "Arn" ]
+                }, "/types/Query/fields/members" ] ]
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
+          } ]
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
-              "Action" : [ "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query" ],
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
╔═ template_forTheForm_isTheDefaultWithoutPagesAndOAuth ═╗
+        "AllowedOAuthFlowsUserPoolClient" : false,
+      "DependsOn" : [ "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+      "DependsOn" : [ "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+            "Fn::Join" : [ "", [ "\"https://cognito-idp.", {
+            }, ".amazonaws.com\"" ] ]
-    "UserPoolDomain" : {
-      "Description" : "Where the sign-in pages are.",
-        "Fn::Join" : [ "", [ "https://", {
-          "Ref" : "SignInUsersDomainF49EFCE4"
-        }, ".auth.", {
-          "Ref" : "AWS::Region"
-        }, ".amazoncognito.com" ] ]
-      "Value" : {
-      }
-    "SignInLookF65479FE" : {
-        "ClientId" : {
-          "Ref" : "SignInSiteDD75ED5F"
-        "UseCognitoProvidedValues" : true,
-      "Type" : "AWS::Cognito::ManagedLoginBranding"
-        "AllowedOAuthFlows" : [ "code" ],
-        "AllowedOAuthFlowsUserPoolClient" : true,
-        "AllowedOAuthScopes" : [ "openid", "email", "profile" ],
-        "CallbackURLs" : [ {
-          "Fn::Join" : [ "", [ "https://", {
-          }, "/index.html" ] ]
-        "LogoutURLs" : [ {
-          "Fn::Join" : [ "", [ "https://", {
-            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
-          }, "/index.html" ] ]
-        "UserPoolId" : {
-          "Ref" : "SignInUsers1801E146"
-    "SignInUsersDomainF49EFCE4" : {
-        "Domain" : {
-          "Fn::Join" : [ "", [ "colour-", {
-            "Fn::Select" : [ 2, {
-              "Fn::Split" : [ "/", {
-                "Ref" : "AWS::StackId"
-              } ]
-          } ] ]
-        "ManagedLoginVersion" : 2,
-        "UserPoolId" : {
-          "Ref" : "SignInUsers1801E146"
-      "Type" : "AWS::Cognito::UserPoolDomain"
-      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-            "Ref" : "SignInUsersDomainF49EFCE4"
-            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
-          "<<marker:0xbaba:4>>" : {
-            "Fn::Join" : [ "", [ "\"https://", {
-              "Ref" : "SignInUsersDomainF49EFCE4"
-            }, ".auth.", {
-            }, ".amazoncognito.com\"" ] ]
-        } ],
-          },
-        } ],
-        }
-    },
-      "Properties" : {
-        }
-      },
-    },
-      "Properties" : {
-      },
-            } ]
-        },
-    },
-        },
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
