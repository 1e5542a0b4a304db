package cognitosync.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyDocumentProps;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Policy of the authenticated role: the datasets of the caller's own identity and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">IAM roles of identity pools</a>
 */
final class OwnDatasetsPolicy extends PolicyDocument {
    /** IAM fills these in per session; CloudFormation must hand them over untouched. */
    private static final String THIS_POOL = "${cognito-identity.amazonaws.com:aud}";

    private static final String THIS_IDENTITY = "${cognito-identity.amazonaws.com:sub}";

    private static final List<String> ACTIONS = List.of(
            "cognito-sync:ListRecords",
            "cognito-sync:UpdateRecords",
            "cognito-sync:ListDatasets",
            "cognito-sync:DescribeDataset",
            "cognito-sync:DeleteDataset");

    /** @param stack in whose account and region the datasets are */
    OwnDatasetsPolicy(Stack stack) {
        super(PolicyDocumentProps.builder()
                .statements(List.of(PolicyStatement.Builder.create()
                        .sid("OwnDatasets")
                        .effect(Effect.ALLOW)
                        .actions(ACTIONS)
                        .resources(List.of(arnIn(stack)))
                        .build()))
                .build());
    }

    // The end is "/*" rather than "/dataset/*" because it is AWS's own form: ListDatasets is judged on "/dataset/null".
    private static String arnIn(Stack stack) {
        return "arn:" + stack.getPartition() + ":cognito-sync:" + stack.getRegion() + ":" + stack.getAccount()
                + ":identitypool/" + THIS_POOL + "/identity/" + THIS_IDENTITY + "/*";
    }
}
