package cognitosync.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResourceProviderBase;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Log groups of the functions that CDK brings along to fill and to empty the bucket.
 *
 * <p>A function whose log group is not in the stack makes one itself and leaves it behind. One that is in the stack can
 * still come back: logs are delivered late, and delivery makes the group again where the role allows it. So the groups
 * are named in the template, and the roles are denied to make any.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html">Log groups of
 *     Lambda functions</a>
 */
final class CustomResourceLogs {
    private static final String AUTO_DELETE_PROVIDER = "Custom::S3AutoDeleteObjectsCustomResourceProvider";
    private static final List<String> MAKING_GROUPS = List.of("logs:CreateLogGroup");

    private CustomResourceLogs() {}

    /** A log group that goes with the stack. */
    static LogGroup group(Construct scope, String id) {
        return LogGroup.Builder.create(scope, id)
                .retention(RetentionDays.ONE_WEEK)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    static void keepFromMakingGroups(IRole role) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(MAKING_GROUPS)
                .resources(List.of("*"))
                .build());
    }

    /** Gives the function that empties buckets its log group: CDK has no property for it. */
    static void ofAutoDelete(Construct scope, String id) {
        Construct provider = (Construct) Stack.of(scope).getNode().findChild(AUTO_DELETE_PROVIDER);
        // Sorted: the order of a Map.of differs from one JVM to the next, and with it the text of the template.
        ((CustomResourceProviderBase) provider)
                .addToRolePolicy(new TreeMap<>(Map.of("Effect", "Deny", "Action", MAKING_GROUPS, "Resource", "*")));
        CfnResource function = (CfnResource) provider.getNode().findChild("Handler");
        function.addPropertyOverride(
                "LoggingConfig", Map.of("LogGroup", group(scope, id).getLogGroupName()));
    }
}
