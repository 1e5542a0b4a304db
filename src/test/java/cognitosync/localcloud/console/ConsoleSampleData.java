package cognitosync.localcloud.console;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to look at: one stack, one bucket, one pool of each kind, one user with one dataset.
 *
 * @param database with the tables of every service
 * @param stacks deployed with {@link Recorded}
 */
record ConsoleSampleData(Database database, Stacks stacks) {
    static final String POOL = "eu-west-1:11111111-1111-1111-1111-111111111111";
    static final String IDENTITY = "eu-west-1:22222222-2222-2222-2222-222222222222";
    static final String API = "abcdefghijklmnopqrstuvwxyz";
    static final String ROLE = "arn:aws:iam::123456789012:role/Test-Role-ABC";
    static final String USER_POOL = "eu-west-1_Pool";
    static final String SUB = "33333333-3333-3333-3333-333333333333";
    static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    static final String OWN = "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/%s/identity/%s/*";
    static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}""".formatted(POOL);
    static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Own", "Effect": "Allow",
              "Action": ["cognito-sync:ListRecords", "cognito-sync:UpdateRecords"],
              "Resource": "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/\
            ${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*"}]}""";

    private static final String TEMPLATE =
            """
            {"Parameters": {"Pool": {"Type": "String", "Default": "%s"}},
             "Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {
               "AssumeRolePolicyDocument": %s,
               "Policies": [{"PolicyName": "OwnDatasets", "PolicyDocument": %s}]}}},
             "Outputs": {"SiteUrl": {"Value": "http://localhost:8080/index.html"},
               "Script": {"Value": "javascript:alert(1)"}}}""".formatted(POOL, TRUST.replace('"' + POOL + '"', "{\"Ref\": \"Pool\"}"), POLICY);

    static JsonNode json(String text) {
        try {
            return JsonProtocol.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes it all. */
    void add() {
        stacks.stack("Test").deploy(Submission.parse(TEMPLATE, Map.of(), Map.of(), Optional.empty()));
        sql(
                "UPDATE stack SET status = 'UPDATE_ROLLBACK_COMPLETE', reason = ? WHERE name = 'Test'",
                "Bucket <b>Site</b> is taken");
        sql("DELETE FROM stack_event");
        addEvents(1, 1);
        sql("INSERT INTO bucket (name, region, index_document, block_public_policy, restrict_public_buckets, tags)"
                + " VALUES ('site', 'eu-west-1', 'index.html', 0, 0, '{}')");
        for (int i = 0; i < 150; i++) {
            sql(
                    "INSERT INTO object (bucket, key, bytes, etag, last_modified, headers)"
                            + " VALUES ('site', ?, zeroblob(?), '', ?, '{\"content-type\": \"text/javascript\"}')",
                    "assets/<b>%03d.js".formatted(i),
                    i == 0 ? 558 : 10,
                    AT);
        }
        sql("INSERT INTO user_pool (id, properties) VALUES (?, '{}')", USER_POOL);
        sql(
                "INSERT INTO pool_user (pool_id, sub, name_key, status, enabled, attributes, created_at, modified_at)"
                        + " VALUES (?, ?, 'sam', 'UNCONFIRMED', 1, '{\"email\": \"sam@example.com\", \"name\": \"<b>Sam</b>\"}', ?, ?)",
                USER_POOL,
                SUB,
                AT,
                AT);
        sql("INSERT INTO identity_pool (id, name) VALUES (?, 'pool')", POOL);
        sql("INSERT INTO identity (id, pool, created_at) VALUES (?, ?, ?)", IDENTITY, POOL, AT);
        sql(
                "INSERT INTO login (pool, provider, subject, identity) VALUES (?, ?, ?, ?)",
                POOL,
                "cognito-idp.eu-west-1.amazonaws.com/" + USER_POOL,
                SUB,
                IDENTITY);
        sql(
                "INSERT INTO sync_dataset (id, pool, identity, name, present, sync_count, deleted_at, created, modified,"
                        + " modified_by, records, tombstones, bytes)"
                        + " VALUES (1, ?, ?, 'preference', 1, 7, 0, ?, ?, ?, 2, 1, 19)",
                POOL,
                IDENTITY,
                AT,
                AT,
                IDENTITY);
        addRecord("background-color", "teal", 6);
        addRecord("note", "<script>alert(1)</script>", 7);
        addRecord("trap", "url(http://evil.example/)", 7);
        addRecord("old", null, 5);
    }

    void addRecord(String key, String value, long syncCount) {
        sql(
                "INSERT INTO sync_record (dataset, key, value, sync_count, modified, modified_by) VALUES (1, ?, ?, ?, ?, ?)",
                key,
                value,
                syncCount,
                AT,
                IDENTITY);
    }

    void removeRecords() {
        sql("DELETE FROM sync_record");
    }

    /** Failures with these numbers in their reasons. */
    void addEvents(int first, int last) {
        String stack = stacks.find("Test").orElseThrow().identity().id();
        for (int i = first; i <= last; i++) {
            sql(
                    "INSERT INTO stack_event (id, stack_id, logical_id, physical_id, type, status, reason, at)"
                            + " VALUES (?, ?, 'Role', '', 'AWS::IAM::Role', 'CREATE_FAILED', ?, ?)",
                    String.valueOf(i),
                    stack,
                    "Because <i>so</i> " + i + ".",
                    AT);
        }
    }

    /** Deploys a stack with two tables: {@code items} with a sort key, {@code simple} without. */
    void addTables() {
        stacks.stack("Tables").deploy(Submission.parse("""
                {"Resources": {
                  "Items": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "items",
                    "BillingMode": "PAY_PER_REQUEST", "OnDemandThroughput": {"MaxReadRequestUnits": 100},
                    "DeletionProtectionEnabled": true, "TimeToLiveSpecification": {"AttributeName": "end", "Enabled": true},
                    "AttributeDefinitions": [{"AttributeName": "owner", "AttributeType": "S"},
                      {"AttributeName": "item", "AttributeType": "S"}],
                    "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"},
                      {"AttributeName": "item", "KeyType": "RANGE"}]}},
                  "Simple": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "simple",
                    "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 6},
                    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "N"}],
                    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}}}""", Map.of(), Map.of(), Optional.empty()));
    }

    /** Inserts this many small items, each in its own partition. */
    void addItems(String table, int count) {
        sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                        + " INSERT INTO dynamodb_item (table_id, hash, partition_key, sort_key, attributes, size)"
                        + " SELECT t.id, i, CAST('p' || i AS BLOB), CAST('s' AS BLOB),"
                        + " '{\"owner\":{\"S\":\"p' || i || '\"},\"item\":{\"S\":\"s\"}}', 14"
                        + " FROM n JOIN dynamodb_table t WHERE t.name = ?",
                count,
                table);
    }

    /** Makes every later read of stack events fail. */
    void dropEvents() {
        sql("DROP TABLE stack_event");
    }

    /** Deploys a stack with parameters that are secret. */
    void addSecrets(String one, String two) {
        stacks.stack("Hidden")
                .deploy(Submission.parse("""
                {"Parameters": {"One": {"Type": "String", "NoEcho": true}, "Two": {"Type": "String", "NoEcho": true}},
                 "Resources": {"Other": {"Type": "AWS::IAM::Role"}}}""", Map.of("One", one, "Two", two), Map.of(), Optional.empty()));
    }

    /** Deploys a stack with an API that has a resolver of each kind. */
    void addApi() {
        stacks.stack("Apis")
                .deploy(Submission.parse(
                        "{\"Resources\": {\"Api\": {\"Type\": \"AWS::AppSync::GraphQLApi\"}}}",
                        Map.of(),
                        Map.of(),
                        Optional.empty()));
        addApi(API);
        addSchema(API, "type Query { changes: Int } # <b>");
        sql("INSERT INTO appsync_data_source VALUES (?, 'table', ?, 'walls'), (?, 'none', NULL, NULL)", API, ROLE, API);
        sql("INSERT INTO appsync_function VALUES ('f1', ?, 'load', 'table', '// load')", API);
        sql(
                "INSERT INTO appsync_resolver VALUES (?, 'Mutation', 'update', NULL, '[\"f1\", \"f2\"]', '// <pipeline>'),"
                        + " (?, 'Query', 'changes', 'none', '[]', '// unit')",
                API,
                API);
    }

    /** An API without contents. */
    void addApi(String id) {
        sql(
                "INSERT INTO appsync_api VALUES (?, ?, '<walls>', 0, 5, 0, '{\"SECRET\": \"environment\"}', NULL)",
                id,
                "e-" + id);
    }

    void addSchema(String api, String definition) {
        sql("UPDATE appsync_api SET definition = ? WHERE api_id = ?", definition, api);
    }

    void addResolvers(String api, int count, String code) {
        for (int i = 0; i < count; i++) {
            sql("INSERT INTO appsync_resolver VALUES (?, 'Type', ?, 'none', '[]', ?)", api, "field" + i, code);
        }
    }

    private void sql(String statement, Object... arguments) {
        database.write(t -> t.update(statement, arguments));
    }

    /** Makes resources that are recorded in their stack only, with a physical id made of the logical one. */
    record Recorded(String type, String physicalId) implements ResourceHandler {
        static final Recorded ROLES = new Recorded("AWS::IAM::Role", "Test-%s-ABC");
        static final Recorded APIS =
                new Recorded("AWS::AppSync::GraphQLApi", "arn:aws:appsync:eu-west-1:123456789012:apis/" + API);

        @Override
        public PropertyNames properties() {
            return new PropertyNames(Set.of("*"), Map.of());
        }

        @Override
        public Resource deploy(Declaration declaration) {
            return new Resource(physicalId.formatted(declaration.logicalId()), Map.of());
        }

        @Override
        public void delete(String physicalId) {}
    }
}
