package cognitosync.localcloud.access;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.PolicyDocument;
import java.util.Optional;

/** Authorizes an action of a caller on a resource of the same account. */
@FunctionalInterface
public interface Authorizer {
    /**
     * Returns if the caller's policies or that of the resource allow it and none denies it.
     *
     * @param action such as {@code s3:GetObject}
     * @param resourceArn the target of the action
     * @param resourcePolicy the resource's own policy, if it has one
     * @param keys service-specific condition keys, such as {@code dynamodb:LeadingKeys}
     * @throws cognitosync.localcloud.protocol.AwsException {@code AccessDeniedException} (403) if it is not allowed
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-id-rdp.html">Identity-based policies with resource-based policies</a>
     */
    void authorize(
            Caller caller,
            String action,
            String resourceArn,
            Optional<PolicyDocument> resourcePolicy,
            RequestContext keys);

    /** Authorizes an action without service-specific condition keys, on a resource without a policy. */
    default void authorize(Caller caller, String action, String resourceArn) {
        authorize(caller, action, resourceArn, Optional.empty(), RequestContext.NONE);
    }
}
