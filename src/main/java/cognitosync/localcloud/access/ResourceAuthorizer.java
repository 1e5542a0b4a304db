package cognitosync.localcloud.access;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.PolicyDocument;
import java.util.Optional;

/**
 * Decides whether a caller may do something to a resource of the same account that may have a policy of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-id-rdp.html">Identity-based policies with resource-based policies</a>
 */
@FunctionalInterface
public interface ResourceAuthorizer {
    /**
     * Returns where either policy allows it and none denies it.
     *
     * @param action such as {@code s3:GetObject}
     * @param resourceArn what it is done to
     * @param ofResource the policy of the resource, if it has one
     * @throws cognitosync.localcloud.protocol.AwsException {@code AccessDeniedException} (403) where it is not allowed
     */
    void authorize(Caller caller, String action, String resourceArn, Optional<PolicyDocument> ofResource);
}
