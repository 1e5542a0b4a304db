package cognitosync.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyDocumentProps;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Policy of the authenticated role: the partition of the caller's own identity and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions for
 *     fine-grained access control</a>
 */
final class OwnPartitionPolicy extends PolicyDocument {
    private static final String PARTITIONS = "dynamodb:LeadingKeys";

    /** IAM fills this in per session; CloudFormation must hand it over untouched. */
    private static final String THIS_IDENTITY = "${cognito-identity.amazonaws.com:sub}";

    private static final List<String> ACTIONS = List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");

    /** @param table ARN of the table */
    OwnPartitionPolicy(String table) {
        super(PolicyDocumentProps.builder()
                .statements(List.of(PolicyStatement.Builder.create()
                        .sid("OwnPartition")
                        .effect(Effect.ALLOW)
                        .actions(ACTIONS)
                        .resources(List.of(table))
                        // Sorted: the order of a Map.of differs from one JVM to the next, and with it the template.
                        .conditions(new TreeMap<>(Map.of(
                                "ForAllValues:StringEquals",
                                Map.of(PARTITIONS, List.of(THIS_IDENTITY)),
                                // ForAllValues is true of a request without a partition key, such as a Scan.
                                "Null",
                                Map.of(PARTITIONS, "false"))))
                        .build()))
                .build());
    }
}
