package cognitosync.localcloud.appsync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.appsync.AppSync;
import cognitosync.localcloud.appsync.api.GraphqlApi.Field;
import cognitosync.localcloud.appsync.runtime.RuntimeFixture;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources of AppSync as templates declare them: ids and attributes, updates, deletions, refusals. */
class ApiResourcesTest {
    private static final String CODE =
            "export function request(ctx) { return {}; }\nexport function response(ctx) { return ctx.result; }";
    private static final String API = "{'Name': 'walls', 'AuthenticationType': 'AWS_IAM'%s}";
    private static final String RUNTIME = "'Runtime': {'Name': 'APPSYNC_JS', 'RuntimeVersion': '1.0.0'}";
    private static final String TABLE = """
            {'ApiId': '%s', 'Name': 'items', 'Type': 'AMAZON_DYNAMODB', 'ServiceRoleArn': 'arn:aws:iam::123456789012:role/r',
             'DynamoDBConfig': {'AwsRegion': 'eu-west-1', 'TableName': 'table'}}""";

    @AutoClose
    private final DatabaseFixture fixture = new DatabaseFixture(AppSync.schema());

    private final Map<String, String> objects = Map.of("bucket/code.js", CODE);
    private final GraphqlApis apis = new GraphqlApis(fixture.database());
    private final List<ResourceHandler> handlers = new ApiResources(
                    apis,
                    (bucket, key) -> Optional.ofNullable(objects.get(bucket + "/" + key))
                            .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                    RuntimeFixture.runtime(),
                    new SecureRandom())
            .handlers();

    private ResourceHandler handler(String type) {
        return Declarations.handler(handlers, "AWS::AppSync::" + type);
    }

    private Resource deploy(String type, String properties, Resource... existing) {
        ObjectNode json = Declarations.json(properties.replace('\'', '"'));
        assertThat(handler(type).properties().unknownIn(json)).isEmpty();
        return handler(type)
                .prepare(Declarations.of(
                        type, json.toString(), List.of(existing).stream().findFirst()))
                .get();
    }

    private static String attribute(Resource resource, String name) {
        return resource.attributes().get(name).asText();
    }

    private String api() {
        return attribute(deploy("GraphQLApi", API.formatted("")), "ApiId");
    }

    private String apiWithSchema() {
        String apiId = api();
        schema(apiId, "type Query { changes: Int other: Int }");
        deploy("DataSource", "{'ApiId': '%s', 'Name': 'none', 'Type': 'NONE'}".formatted(apiId));
        return apiId;
    }

    private Resource schema(String apiId, String definition) {
        return deploy("GraphQLSchema", "{'ApiId': '%s', 'Definition': '%s'}".formatted(apiId, definition));
    }

    private String resolver(String apiId, String more) {
        return "{'ApiId': '%s', 'TypeName': 'Query', 'FieldName': 'changes', %s, %s}".formatted(apiId, RUNTIME, more);
    }

    private static String code() {
        return "'Code': '" + CODE.replace("\n", " ") + "'";
    }

    @Test
    void api_hasIdsAndAddresses_thatStay() {
        Resource api = deploy("GraphQLApi", API.formatted(", 'LogConfig': {'FieldLogLevel': 'NONE'}"));
        String apiId = attribute(api, "ApiId");
        assertThat(apiId).matches("[a-z0-9]{26}");
        assertThat(api.physicalId())
                .isEqualTo("arn:aws:appsync:eu-west-1:123456789012:apis/" + apiId)
                .isEqualTo(attribute(api, "Arn"));
        String dns = attribute(api, "GraphQLDns");
        assertThat(dns)
                .matches("[a-z0-9]{26}\\.appsync-api\\.eu-west-1\\.amazonaws\\.com")
                .doesNotContain(apiId);
        assertThat(attribute(api, "GraphQLUrl")).isEqualTo("https://" + dns + "/graphql");
        String realtime = dns.replace("appsync-api", "appsync-realtime-api");
        assertThat(attribute(api, "RealtimeDns")).isEqualTo(realtime);
        assertThat(attribute(api, "RealtimeUrl")).isEqualTo("wss://" + realtime + "/graphql");
        assertThat(attribute(api, "GraphQLEndpointArn"))
                .isEqualTo("arn:aws:appsync:eu-west-1:123456789012:endpoints/graphql-api/" + dns.substring(0, 26));
        Resource updated = deploy(
                "GraphQLApi",
                API.formatted(", 'IntrospectionConfig': 'DISABLED', 'QueryDepthLimit': '5',"
                        + " 'EnvironmentVariables': {'A': 'b'}"),
                api);
        assertThat(updated).isEqualTo(api);
        fixture.reopen();
        GraphqlApi stored = new GraphqlApis(fixture.database())
                .ofEndpoint(dns.substring(0, 26))
                .orElseThrow();
        assertThat(stored.settings()).isEqualTo(new GraphqlApi.Settings("walls", false, 5, 0, Map.of("A", "b")));
    }

    @Test
    void resources_haveTheArnsOfAws() {
        String apiId = apiWithSchema();
        String arn = "arn:aws:appsync:eu-west-1:123456789012:apis/" + apiId;
        assertThat(schema(apiId, "type Query { changes: Int other: Int }").physicalId())
                .isEqualTo(apiId + "GraphQLSchema");
        Resource table = deploy("DataSource", TABLE.formatted(apiId));
        assertThat(table.physicalId())
                .isEqualTo(arn + "/datasources/items")
                .isEqualTo(attribute(table, "DataSourceArn"));
        Resource function = deploy(
                "FunctionConfiguration",
                "{'ApiId': '%s', 'Name': 'read', 'DataSourceName': 'items', %s, 'CodeS3Location': 's3://bucket/code.js'}"
                        .formatted(apiId, RUNTIME));
        String functionId = attribute(function, "FunctionId");
        assertThat(function.physicalId())
                .isEqualTo(arn + "/functions/" + functionId)
                .isEqualTo(attribute(function, "FunctionArn"));
        Resource resolver = deploy(
                "Resolver",
                resolver(
                        apiId,
                        code() + ", 'Kind': 'PIPELINE', 'PipelineConfig': {'Functions': ['" + functionId + "']}"));
        assertThat(resolver.physicalId())
                .isEqualTo(arn + "/types/Query/resolvers/changes")
                .isEqualTo(attribute(resolver, "ResolverArn"));
        GraphqlApi api = apis.find(apiId).orElseThrow();
        assertThat(api.functions()).containsEntry(functionId, new GraphqlApi.Function("read", "items", CODE));
        assertThat(api.dataSources().get("items").tableName()).contains("table");
        assertThat(api.resolvers().get(new Field("Query", "changes")).functions())
                .containsExactly(functionId);
    }

    @Test
    void updates_changeWhatIsThere_andDeletionsRemoveIt() {
        String apiId = apiWithSchema();
        String unit = resolver(apiId, code() + ", 'DataSourceName': 'none'");
        Resource resolver = deploy("Resolver", unit);
        assertThatThrownBy(() -> deploy("Resolver", unit))
                .hasMessageContaining("Only one resolver is allowed per field.");
        String changed = unit.replace("ctx.result", "ctx.stash");
        assertThat(deploy("Resolver", changed, resolver)).isEqualTo(resolver);
        assertThat(apis.find(apiId)
                        .orElseThrow()
                        .resolvers()
                        .get(new Field("Query", "changes"))
                        .code())
                .contains("ctx.stash");
        assertThatThrownBy(() -> schema(apiId, "type Query { other: Int }"))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("The field Query.changes has a resolver, and is missing in the schema.");
        handler("Resolver").delete(resolver.physicalId());
        handler("Resolver").delete(resolver.physicalId());
        assertThat(apis.find(apiId).orElseThrow().resolvers()).isEmpty();
        schema(apiId, "type Query { other: Int }");
        handler("GraphQLSchema").delete(apiId + "GraphQLSchema");
        assertThat(apis.find(apiId).orElseThrow().definition()).isEmpty();
        handler("GraphQLApi").delete("arn:aws:appsync:eu-west-1:123456789012:apis/" + apiId);
        assertThat(apis.find(apiId)).isEmpty();
        handler("DataSource").delete("arn:aws:appsync:eu-west-1:123456789012:apis/" + apiId + "/datasources/none");
    }

    @Test
    void replacements_areThoseOfAws() {
        assertThat(handler("GraphQLApi").replacedBy()).containsExactlyInAnyOrder("ApiType", "Visibility");
        assertThat(handler("GraphQLSchema").replacedBy()).containsExactly("ApiId");
        assertThat(handler("DataSource").replacedBy()).containsExactlyInAnyOrder("ApiId", "Name");
        assertThat(handler("FunctionConfiguration").replacedBy()).containsExactly("ApiId");
        assertThat(handler("Resolver").replacedBy()).containsExactlyInAnyOrder("ApiId", "FieldName", "TypeName");
    }

    @ParameterizedTest
    @CsvSource({
        "GraphQLApi,UserPoolConfig",
        "GraphQLApi,AdditionalAuthenticationProviders",
        "GraphQLApi,LambdaAuthorizerConfig",
        "DataSource,HttpConfig",
        "DataSource,LambdaConfig",
        "FunctionConfiguration,RequestMappingTemplate",
        "FunctionConfiguration,SyncConfig",
        "Resolver,RequestMappingTemplate",
        "Resolver,CachingConfig",
        "Resolver,MaxBatchSize"
    })
    void propertiesThatAreNotRun_areUnknownByName(String type, String property) {
        assertThat(handler(type).properties().unknownIn(Declarations.json("{\"" + property + "\": {\"A\": 1}}")))
                .containsExactly(property);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    GraphQLApi | {'AuthenticationType': 'AWS_IAM'} | The property Name is required.
                    GraphQLApi | {'Name': 'a', 'AuthenticationType': 'API_KEY'} | The AuthenticationType API_KEY is not supported here; use AWS_IAM.
                    GraphQLApi | {'Name': 'a', 'AuthenticationType': 'AWS_IAM', 'Visibility': 'PRIVATE'} | The Visibility PRIVATE is not supported here
                    GraphQLApi | {'Name': 'a', 'AuthenticationType': 'AWS_IAM', 'QueryDepthLimit': 76} | The QueryDepthLimit must be a number from 0 to 75.
                    GraphQLSchema | {'ApiId': 'none', 'Definition': 'a'} | GraphQL API none not found.
                    GraphQLSchema | {'ApiId': 'ID', 'Definition': 'type Query {'} | Schema Creation Status is FAILED with details: Failed to parse schema document
                    GraphQLSchema | {'ApiId': 'ID'} | Either Definition or DefinitionS3Location is required.
                    GraphQLSchema | {'ApiId': 'ID', 'DefinitionS3Location': 's3://bucket/none'} | There is no object at s3://bucket/none.
                    DataSource | {'ApiId': 'ID', 'Name': 'a-b', 'Type': 'NONE'} | The Name a-b must match [_A-Za-z][_0-9A-Za-z]*.
                    DataSource | {'ApiId': 'ID', 'Name': 'a', 'Type': 'HTTP'} | The Type HTTP is not supported here; use AMAZON_DYNAMODB or NONE.
                    DataSource | {'ApiId': 'ID', 'Name': 'none', 'Type': 'NONE'} | Data source with name none already exists.
                    DataSource | {'ApiId': 'ID', 'Name': 'a', 'Type': 'AMAZON_DYNAMODB', 'DynamoDBConfig': {'AwsRegion': 'us-east-1', 'TableName': 't'}} | The AwsRegion of DynamoDBConfig must be eu-west-1
                    DataSource | {'ApiId': 'ID', 'Name': 'a', 'Type': 'AMAZON_DYNAMODB', 'DynamoDBConfig': {'AwsRegion': 'eu-west-1', 'TableName': 't'}} | The property ServiceRoleArn is required.
                    FunctionConfiguration | {'ApiId': 'ID', 'Name': 'a', 'DataSourceName': 'b', RUNTIME, CODE} | No data source found named b.
                    FunctionConfiguration | {'ApiId': 'ID', 'Name': 'a', 'DataSourceName': 'none', CODE} | The Runtime must be APPSYNC_JS, version 1.0.0.
                    Resolver | {'ApiId': 'ID', 'TypeName': 'Query', 'FieldName': 'none', 'DataSourceName': 'none', RUNTIME, CODE} | No field named none found on type Query.
                    Resolver | {'ApiId': 'ID', 'TypeName': 'Query', 'FieldName': 'changes', RUNTIME, CODE} | The property DataSourceName is required.
                    Resolver | {'ApiId': 'ID', 'TypeName': 'Query', 'FieldName': 'changes', 'Kind': 'PIPELINE', RUNTIME, CODE} | A resolver of kind PIPELINE has a PipelineConfig
                    Resolver | {'ApiId': 'ID', 'TypeName': 'Query', 'FieldName': 'changes', 'Kind': 'PIPELINE', 'PipelineConfig': {'Functions': ['x']}, RUNTIME, CODE} | The specified functions [x] must exist before referencing them from a resolver.
                    Resolver | {'ApiId': 'ID', 'TypeName': 'Query', 'FieldName': 'changes', 'DataSourceName': 'none', RUNTIME, 'Code': 'while (1) {}'} | code.js(1,1): error @aws-appsync/no-while: While statements are not supported.
                    """)
    void declaration_isRefused(String type, String properties, String reason) {
        String apiId = apiWithSchema();
        String declared = properties
                .replace("'ID'", "'" + apiId + "'")
                .replace("RUNTIME", RUNTIME)
                .replace("CODE", code());
        assertThatThrownBy(() -> deploy(type, declared))
                .isInstanceOf(DeploymentException.class)
                .hasMessageStartingWith(type + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void resolver_needsASchema() {
        String apiId = api();
        assertThatThrownBy(() -> deploy("Resolver", resolver(apiId, code() + ", 'DataSourceName': 'none'")))
                .hasMessageContaining("The API has no schema yet.");
    }
}
