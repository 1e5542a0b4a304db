package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.names.Arn;
import java.util.List;

/**
 * A role of the template.
 *
 * @param name physical id
 * @param arn such as {@code arn:aws:iam::123456789012:role/NAME}
 * @param roleId unique id that begins with {@code AROA}
 * @param trust who may assume it
 * @param policies what it may do
 * @param managedPolicyArns policies of AWS's own, whose text is not supported
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html">IAM roles</a>
 */
public record Role(
        String name,
        String arn,
        String roleId,
        PolicyDocument trust,
        List<PolicyDocument> policies,
        List<String> managedPolicyArns) {

    private static final String ASSUME_ROLE = "sts:AssumeRoleWithWebIdentity";

    /** Takes copies. */
    public Role {
        policies = List.copyOf(policies);
        managedPolicyArns = List.copyOf(managedPolicyArns);
    }

    /** Evaluates the trust policy for a user of this identity provider who assumes the role. */
    public Evaluation assumedWithWebIdentity(String provider, RequestContext context) {
        return Evaluation.evaluate(
                List.of(trust), new AuthorizationRequest(new Principal.Federated(provider), ASSUME_ROLE, arn, context));
    }

    /** Evaluates the trust policy for a service that assumes the role. */
    Evaluation assumedByService(String service) {
        return Evaluation.evaluate(
                List.of(trust),
                new AuthorizationRequest(
                        new Principal.ServicePrincipal(service), "sts:AssumeRole", arn, RequestContext.NONE));
    }

    /** The ARN of one who assumed it. */
    public String sessionArn(String sessionName) {
        Arn role = Arn.parse(arn);
        return new Arn(role.partition(), "sts", "", role.account(), "assumed-role/" + name + "/" + sessionName)
                .toString();
    }
}
