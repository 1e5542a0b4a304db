package cognitosync.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.appsync.CfnDataSource;
import software.amazon.awscdk.services.appsync.CfnDataSource.DynamoDBConfigProperty;
import software.amazon.awscdk.services.appsync.CfnFunctionConfiguration;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi;
import software.amazon.awscdk.services.appsync.CfnGraphQLSchema;
import software.amazon.awscdk.services.appsync.CfnResolver;
import software.amazon.awscdk.services.appsync.CfnResolver.AppSyncRuntimeProperty;
import software.amazon.awscdk.services.appsync.CfnResolver.PipelineConfigProperty;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The GraphQL API over the table of datasets. Schema and resolvers are files of the folder {@code appsync}.
 *
 * <p>Its resources are written property by property: CDK's own construct would set the retention of the log group with a function,
 * and its roles trust AppSync on behalf of any account.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-js-version.html">JavaScript resolvers</a>
 */
final class DatasetApi extends Construct {
    /**
     * Deeper queries than {@code changes { records { key } }} are refused before validation. Introspection is deeper: with it there
     * is no limit, which is 0.
     */
    private static final int DEPTH = 3;

    /** Fields of one request; more of them only by aliases. */
    private static final int RESOLVERS = 5;

    private static final List<String> TABLE_ACTIONS = Stream.of(
                    "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query")
            .map("dynamodb:"::concat)
            .toList();

    private final CfnGraphQLApi api;
    private final CfnGraphQLSchema schema;
    private final List<CfnResolver> resolvers;

    /**
     * What the API takes.
     *
     * @param table of the datasets
     * @param introspection whether clients may ask for the schema
     */
    record Props(Table table, boolean introspection) {}

    DatasetApi(Construct scope, String id, Props props) {
        super(scope, id);
        ApiLogs logs = new ApiLogs(this, "Logs");
        api = CfnGraphQLApi.Builder.create(this, "GraphQl")
                .name(Stack.of(this).getStackName())
                .authenticationType("AWS_IAM")
                .introspectionConfig(props.introspection() ? "ENABLED" : "DISABLED")
                .queryDepthLimit(props.introspection() ? 0 : DEPTH)
                .resolverCountLimit(RESOLVERS)
                .logConfig(logs.config())
                // Each request asks one table once to three times; a trace would say what its log says, and cost more
                // than the request.
                .xrayEnabled(false)
                // Transactions name the table of each item.
                .environmentVariables(Map.of("TABLE", props.table().getTableName()))
                .build();
        logs.of(api.getAttrApiId());
        schema = CfnGraphQLSchema.Builder.create(this, "Schema")
                .apiId(api.getAttrApiId())
                .definition(ResolverCode.file("schema.graphql"))
                .build();
        CfnDataSource table = tableSource(props.table());
        Map<String, String> functions = DatasetField.ALL.stream()
                .flatMap(field -> field.functions().stream())
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> function(name, table)));
        resolvers = DatasetField.ALL.stream()
                .map(field -> resolver(field, table, functions))
                .toList();
    }

    String arn() {
        return api.getAttrArn();
    }

    String graphQlUrl() {
        return api.getAttrGraphQlUrl();
    }

    String realtimeUrl() {
        return api.getAttrRealtimeUrl();
    }

    /** Without them the API answers null. They exist after schema, functions and data sources. */
    List<CfnResolver> resolvers() {
        return resolvers;
    }

    private CfnDataSource tableSource(Table table) {
        Role role = Role.Builder.create(this, "TableRole")
                .description("What the API may do with the table of datasets.")
                .assumedBy(ApiLogs.appSync(this, api.getAttrArn()))
                .inlinePolicies(Map.of(
                        "Datasets",
                        PolicyDocument.Builder.create()
                                .statements(List.of(PolicyStatement.Builder.create()
                                        .actions(TABLE_ACTIONS)
                                        .resources(List.of(table.getTableArn()))
                                        .build()))
                                .build()))
                .build();
        return CfnDataSource.Builder.create(this, "Table")
                .apiId(api.getAttrApiId())
                .name("Datasets")
                .type("AMAZON_DYNAMODB")
                .dynamoDbConfig(DynamoDBConfigProperty.builder()
                        .awsRegion(Stack.of(this).getRegion())
                        .tableName(table.getTableName())
                        .build())
                .serviceRoleArn(role.getRoleArn())
                .build();
    }

    /** A function of pipelines, from the file of its name. */
    private String function(String name, CfnDataSource source) {
        return CfnFunctionConfiguration.Builder.create(this, name)
                .apiId(api.getAttrApiId())
                .name(name)
                .dataSourceName(source.getAttrName())
                .runtime(CfnFunctionConfiguration.AppSyncRuntimeProperty.builder()
                        .name("APPSYNC_JS")
                        .runtimeVersion("1.0.0")
                        .build())
                .code(ResolverCode.of(name + ".js"))
                .build()
                .getAttrFunctionId();
    }

    private CfnResolver resolver(DatasetField field, CfnDataSource table, Map<String, String> functionIds) {
        CfnResolver.Builder builder = CfnResolver.Builder.create(this, field.type() + "." + field.name())
                .apiId(api.getAttrApiId())
                .typeName(field.type())
                .fieldName(field.name())
                .runtime(AppSyncRuntimeProperty.builder()
                        .name("APPSYNC_JS")
                        .runtimeVersion("1.0.0")
                        .build())
                .code(ResolverCode.of(field.name() + ".js"));
        if (field.isPipeline()) {
            builder.kind("PIPELINE")
                    .pipelineConfig(PipelineConfigProperty.builder()
                            .functions(field.functions().stream()
                                    .map(functionIds::get)
                                    .toList())
                            .build());
        } else {
            builder.kind("UNIT").dataSourceName(table.getAttrName());
        }
        CfnResolver resolver = builder.build();
        resolver.getNode().addDependency(schema);
        return resolver;
    }
}
