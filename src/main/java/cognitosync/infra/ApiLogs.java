package cognitosync.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi.LogConfigProperty;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * What the API logs: fields that fail, without the texts of requests, results and headers.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html">Monitoring and logging</a>
 */
final class ApiLogs extends Construct {
    private final Role role;

    ApiLogs(Construct scope, String id) {
        super(scope, id);
        // The ARN of the API is not known yet: it needs this role.
        String apis = Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("appsync")
                        .resource("apis")
                        .resourceName("*")
                        .build());
        role = Role.Builder.create(this, "Role")
                .description("What the API may do with its log group.")
                .assumedBy(appSync(this, apis))
                .build();
    }

    /**
     * AppSync on behalf of APIs of this account. AWS does not document for which roles it says so: where it does, no other account's
     * API may use the role.
     */
    static IPrincipal appSync(Construct scope, String apis) {
        // Sorted: the order of a Map.of differs from one JVM to the next, and with it the template.
        return new PrincipalWithConditions(
                new ServicePrincipal("appsync.amazonaws.com"),
                new TreeMap<>(Map.of(
                        "StringEqualsIfExists",
                        Map.of("aws:SourceAccount", Stack.of(scope).getAccount()),
                        "ArnLikeIfExists",
                        Map.of("aws:SourceArn", apis))));
    }

    LogConfigProperty config() {
        return LogConfigProperty.builder()
                .cloudWatchLogsRoleArn(role.getRoleArn())
                .excludeVerboseContent(true)
                .fieldLogLevel("ERROR")
                .build();
    }

    /**
     * Creates the log group of an API, which AppSync writes to by its name. The role cannot create one, so it goes with the stack.
     *
     * @param apiId id of the API
     */
    void of(String apiId) {
        LogGroup group = LogGroup.Builder.create(this, "Group")
                .logGroupName("/aws/appsync/apis/" + apiId)
                .retention(RetentionDays.ONE_WEEK)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Policy.Builder.create(this, "Policy")
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                        .resources(List.of(group.getLogGroupArn()))
                        .build()))
                .build()
                .attachToRole(role);
    }
}
