package cognitosync.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.CfnRuleProps;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/**
 * The rule that refuses every other region before a resource is made there.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html">Amazon Cognito endpoints</a>
 */
final class SupportedRegions extends CfnRule {
    /** Where Cognito Sync answers. */
    static final List<String> ALL = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "eu-central-1",
            "eu-west-1",
            "eu-west-2",
            "us-east-1",
            "us-east-2",
            "us-west-2");

    SupportedRegions(Construct scope, String id) {
        super(
                scope,
                id,
                CfnRuleProps.builder()
                        .assertions(List.of(CfnRuleAssertion.builder()
                                .assertValue(Fn.conditionContains(ALL, Aws.REGION))
                                .assertDescription("Cognito Sync does not exist in this region: deploy to one of "
                                        + String.join(", ", ALL) + ".")
                                .build()))
                        .build());
    }
}
