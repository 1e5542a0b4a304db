package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack with the datasets behind an API, where it differs from that of the table alone. */
@ResourceLock(TestAssembly.KERNEL)
class AppSyncTest {
    private static final String API = "AWS::AppSync::GraphQLApi";
    private static final String ROLE = "AWS::IAM::Role";

    private final Synthesized stack = Synthesized.with(Map.of("backend", "appsync"));
    private final String api = stack.ofType(API).keySet().iterator().next();
    private final String table =
            stack.ofType("AWS::DynamoDB::Table").keySet().iterator().next();

    private static Map<String, Object> attribute(String resource, String name) {
        return Map.of("Fn::GetAtt", List.of(resource, name));
    }

    @ParameterizedTest
    @CsvSource({"false, DISABLED, 3", "true, ENABLED, 0"})
    void api_takesIamOnlyAndHidesItsSchemaUnlessAsked(String introspection, String config, int depth) {
        assertThat(with("introspection", introspection).theOnly(API))
                .containsEntry("AuthenticationType", "AWS_IAM")
                .doesNotContainKey("AdditionalAuthenticationProviders")
                .containsEntry("IntrospectionConfig", config)
                .containsEntry("QueryDepthLimit", depth)
                .containsEntry("ResolverCountLimit", 5);
        assertThat(stack.ofType("AWS::AppSync::ApiKey")).isEmpty();
    }

    @Test
    void api_logsFailuresWithoutContentToAGroupOfTheStack() {
        assertThat((Map<?, ?>) stack.theOnly(API).get("LogConfig"))
                .hasFieldOrPropertyWithValue("FieldLogLevel", "ERROR")
                .hasFieldOrPropertyWithValue("ExcludeVerboseContent", true);
        Map<String, Map<String, Object>> groups = stack.ofType("AWS::Logs::LogGroup");
        assertThat(groups.values()).anySatisfy(group -> assertThat(group)
                .containsEntry("DeletionPolicy", "Delete")
                .extractingByKey("Properties")
                .isEqualTo(Map.of(
                        "LogGroupName",
                        Map.of("Fn::Join", List.of("", List.of("/aws/appsync/apis/", attribute(api, "ApiId")))),
                        "RetentionInDays",
                        7)));
        assertThat(stack.ofType("Custom::LogRetention")).isEmpty();
    }

    @Test
    void roleOfTheTable_isAppSyncsOnBehalfOfThisApi_andHasFiveActions() {
        Map<?, ?> source = (Map<?, ?>) stack.ofType("AWS::AppSync::DataSource").values().stream()
                .map(resource -> (Map<?, ?>) resource.get("Properties"))
                .filter(properties -> properties.get("Type").equals("AMAZON_DYNAMODB"))
                .findFirst()
                .orElseThrow();
        String role = (String) ((List<?>) ((Map<?, ?>) source.get("ServiceRoleArn")).get("Fn::GetAtt")).get(0);
        Map<?, ?> properties = (Map<?, ?>) stack.ofType(ROLE).get(role).get("Properties");
        Map<?, ?> trust = (Map<?, ?>) properties.get("AssumeRolePolicyDocument");
        assertThat(trust.get("Statement"))
                .isEqualTo(List.of(Map.of(
                        "Action",
                        "sts:AssumeRole",
                        "Condition",
                        Map.of(
                                "ArnLikeIfExists",
                                Map.of("aws:SourceArn", attribute(api, "Arn")),
                                "StringEqualsIfExists",
                                Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId"))),
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Service", "appsync.amazonaws.com"))));
        assertThat(properties.get("Policies").toString())
                .contains("[dynamodb:ConditionCheckItem, dynamodb:DeleteItem, dynamodb:GetItem, dynamodb:PutItem,"
                        + " dynamodb:Query]")
                .contains("Resource={Fn::GetAtt=[" + table + ", Arn]}")
                .doesNotContain("*");
    }

    @Test
    void users_haveFieldsByTheirNamesAndNoActionOfTheTable() {
        Map<?, ?> statement = stack.onlyStatementOfUsers();
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        assertThat(statement.get("Action")).isEqualTo("appsync:GraphQL");
        assertThat(List.<Object>copyOf((List<?>) statement.get("Resource")))
                .containsExactlyInAnyOrder(
                        field("Query", "changes"),
                        field("Query", "datasets"),
                        field("Query", "members"),
                        field("Query", "invitation"),
                        field("Mutation", "update"),
                        field("Mutation", "deleteDataset"),
                        field("Mutation", "invite"),
                        field("Mutation", "accept"),
                        field("Mutation", "setRole"),
                        field("Mutation", "remove"),
                        field("Mutation", "leave"),
                        field("Subscription", "changed"));
    }

    private Object field(String type, String name) {
        String suffix = "/types/" + type + "/fields/" + name;
        return Map.of("Fn::Join", List.of("", List.of(attribute(api, "Arn"), suffix)));
    }

    @Test
    void everyFieldOfTheSchema_hasAResolverThatUsersMayCall() {
        assertThat(stack.ofType("AWS::AppSync::Resolver").values().stream()
                        .map(resource -> (Map<?, ?>) resource.get("Properties"))
                        .map(properties ->
                                "field(" + properties.get("TypeName") + ", " + properties.get("FieldName") + ")"))
                .containsExactlyInAnyOrder(
                        "field(Query, changes)",
                        "field(Query, datasets)",
                        "field(Query, members)",
                        "field(Query, invitation)",
                        "field(Mutation, update)",
                        "field(Mutation, deleteDataset)",
                        "field(Mutation, invite)",
                        "field(Mutation, accept)",
                        "field(Mutation, setRole)",
                        "field(Mutation, remove)",
                        "field(Mutation, leave)",
                        "field(Subscription, changed)");
    }

    /** A pipeline has ten functions at most, and no loop: what counts the datasets is in it once for each page. */
    @Test
    void update_readsAndWritesAndCountsWhereItMust() {
        Map<?, ?> resolver = (Map<?, ?>) stack.ofType("AWS::AppSync::Resolver").values().stream()
                .map(resource -> (Map<?, ?>) resource.get("Properties"))
                .filter(properties -> properties.get("FieldName").equals("update"))
                .findFirst()
                .orElseThrow();
        List<?> functions = (List<?>) ((Map<?, ?>) resolver.get("PipelineConfig")).get("Functions");
        assertThat(functions).hasSize(10);
        assertThat(functions.get(1)).isEqualTo(functions.get(9)).isNotEqualTo(functions.get(2));
        assertThat(List.<Object>copyOf(functions.subList(2, 9))).containsOnly(functions.get(2));
    }

    @Test
    void config_hasBothAddresses() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(stack.deployedFile("config.json"))
                        .get("sync")
                        .toString())
                .isEqualTo(
                        "{\"kind\":\"appsync\",\"endpoint\":\"${%1$s.GraphQLUrl}\",\"realtime\":\"${%1$s.RealtimeUrl}\"}"
                                .formatted(api));
    }

    @Test
    void index_mayConnectToTheApiAndNotToTheTable() {
        assertThat(stack.deployedFile("index.html"))
                .contains(
                        " https://cognito-identity.${AWS::Region}.amazonaws.com ${%1$s.GraphQLUrl} ${%1$s.RealtimeUrl};"
                                .formatted(api))
                .doesNotContain("dynamodb.", "cognito-sync.");
    }

    @Test
    void deployments_waitForTableSchemaAndResolvers() {
        assertThat(stack.ofType("AWS::AppSync::Resolver").values()).hasSize(12).allSatisfy(resolver -> assertThat(
                        String.valueOf(resolver.get("DependsOn")))
                .contains(stack.ofType("AWS::AppSync::GraphQLSchema").keySet()));
        assertThat(stack.ofType("Custom::CDKBucketDeployment").values())
                .hasSize(2)
                .allSatisfy(deployment -> assertThat(String.valueOf(deployment.get("DependsOn")))
                        .contains(stack.ofType("AWS::AppSync::Resolver").keySet())
                        .contains(table));
    }

    @Test
    void outputs_nameTheBackendTheTableAndBothAddresses() {
        Map<String, Map<String, Object>> outputs = stack.template().findOutputs("*");
        assertThat(outputs).hasSize(13);
        assertThat(outputs.get("Backend")).containsEntry("Value", "appsync");
        assertThat(outputs.get("TableName"))
                .containsEntry("Value", Map.of("Ref", table))
                .extractingByKey("Description")
                .asString()
                .contains("USD 592 a month")
                .endsWith("Those of the API come on top, without a ceiling.");
        assertThat(outputs.get("GraphQLUrl")).containsEntry("Value", attribute(api, "GraphQLUrl"));
        assertThat(outputs.get("RealtimeUrl")).containsEntry("Value", attribute(api, "RealtimeUrl"));
    }

    /** A change from one of the two to the other keeps the datasets. Invitations end, which the other has not. */
    @Test
    void table_isThatOfDynamoDb_whoseItemsCanEnd() {
        Synthesized dynamoDb = Synthesized.with(Map.of("backend", "dynamodb"));
        Map<String, Object> properties = new HashMap<>(stack.theOnly("AWS::DynamoDB::Table"));
        assertThat(properties.remove("TimeToLiveSpecification"))
                .isEqualTo(Map.of("AttributeName", "expires", "Enabled", true));
        assertThat(properties).isEqualTo(dynamoDb.theOnly("AWS::DynamoDB::Table"));
        assertThat(stack.ofType("AWS::DynamoDB::Table").keySet())
                .isEqualTo(dynamoDb.ofType("AWS::DynamoDB::Table").keySet());
    }

    /** Transactions name their tables. */
    @Test
    void resolvers_learnTheNameOfTheTable() {
        assertThat(stack.theOnly(API)).containsEntry("EnvironmentVariables", Map.of("TABLE", Map.of("Ref", table)));
        assertThat(stack.ofType("AWS::AppSync::DataSource")).hasSize(1);
    }

    /** Without these the datasets of a stack that changes its backend would belong to other identities. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS::Cognito::UserPool", "AWS::Cognito::UserPoolClient", "AWS::Cognito::IdentityPool"})
    void identities_areThoseOfTheDefaultStack(String type) {
        assertThat(stack.ofType(type))
                .isNotEmpty()
                .isEqualTo(Synthesized.byDefault().ofType(type));
    }

    private static Synthesized with(String key, String value) {
        return Synthesized.with(Map.of("backend", "appsync", key, value));
    }
}
