package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.protocol.AwsException;

/**
 * Roles that services assume to call other services.
 *
 * @param roles that exist
 * @param listener told of each decision of a trust policy
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html">Roles for services</a>
 */
public record ServiceRoles(Roles roles, Evaluation.Listener listener) {
    /**
     * Assumes a role.
     *
     * @param service such as {@code appsync.amazonaws.com}
     * @param sessionName that the service gives
     * @throws AwsException {@code AccessDeniedException} if there is no such role, or it does not trust the service
     */
    public Caller.ServiceRole assume(String roleArn, String service, String sessionName) {
        return roles.find(roleArn)
                .filter(role -> trusts(role, service))
                .map(role -> new Caller.ServiceRole(role.sessionArn(sessionName), role.arn()))
                .orElseThrow(() -> new AwsException(
                        "AccessDeniedException", 403, "Unable to assume role " + roleArn + " for " + service + "."));
    }

    private boolean trusts(Role role, String service) {
        Evaluation evaluation = role.assumedByService(service);
        listener.evaluated(evaluation);
        return evaluation.decision().isAllowed();
    }
}
