package cognitosync.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyDocumentProps;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Policy of the authenticated role: fields of the API, each by its name. Whose datasets they reach is decided by the resolvers.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-iam-authorization">IAM authorization</a>
 */
final class DatasetFieldsPolicy extends PolicyDocument {
    /** @param api ARN of the API */
    DatasetFieldsPolicy(String api) {
        super(PolicyDocumentProps.builder()
                .statements(List.of(PolicyStatement.Builder.create()
                        .sid("DatasetFields")
                        .effect(Effect.ALLOW)
                        .actions(List.of("appsync:GraphQL"))
                        .resources(DatasetField.ALL.stream()
                                .map(field -> api + "/types/" + field.type() + "/fields/" + field.name())
                                .toList())
                        .build()))
                .build());
    }
}
