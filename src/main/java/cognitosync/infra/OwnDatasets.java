package cognitosync.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyDocumentProps;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The text of the policy that a signed-in user's credentials carry: this identity's own datasets and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">IAM roles of identity pools</a>
 */
final class OwnDatasets {
    /** IAM fills these in per session; CloudFormation must hand them over untouched. */
    private static final String THIS_POOL = "${cognito-identity.amazonaws.com:aud}";

    private static final String THIS_IDENTITY = "${cognito-identity.amazonaws.com:sub}";

    private static final List<String> ACTIONS = List.of(
            "cognito-sync:ListRecords",
            "cognito-sync:UpdateRecords",
            "cognito-sync:ListDatasets",
            "cognito-sync:DescribeDataset",
            "cognito-sync:DeleteDataset");

    private OwnDatasets() {}

    static PolicyDocument in(Stack stack) {
        return new PolicyDocument(PolicyDocumentProps.builder()
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
