package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.iam.Role;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enhanced flow: the pool assumes its role for the identity, if the role trusts it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html">GetCredentialsForIdentity</a>
 */
record GetCredentialsForIdentity(
        IdentityAuthentication identities, Roles roles, CredentialsIssuer issuer, Evaluation.Listener decisions)
        implements UnsignedOperation {
    private static final Logger LOG = LoggerFactory.getLogger(GetCredentialsForIdentity.class);
    private static final String SESSION_NAME = "CognitoIdentityCredentials";

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String identityId = input.id("IdentityId");
        Map<String, String> logins = input.logins();
        input.refuse("CustomRoleArn");
        input.requireValid();
        IdentityAuthentication.Authenticated caller = identities.authenticate(identityId, logins);
        RequestContext context = caller.identity().context(caller.logins());
        Role role = trustingRole(caller, context);
        return answer(issuer.issue(new Caller.Identity(
                role.sessionArn(SESSION_NAME),
                role.arn(),
                caller.pool().id(),
                caller.identity().id(),
                context.values())));
    }

    private Role trustingRole(IdentityAuthentication.Authenticated caller, RequestContext context) {
        IdentityPool pool = caller.pool();
        Optional<Role> role = pool.role(caller.logins()).flatMap(roles::find);
        if (role.isEmpty()) {
            LOG.warn(
                    "The identity pool {} has no role for its {}.",
                    pool.id(),
                    caller.logins().isEmpty() ? "guests" : "users");
            throw Errors.invalidConfiguration();
        }
        // AWS's answer names neither role nor reason; the log does.
        Evaluation evaluation = role.get().assumedWithWebIdentity(Identity.PROVIDER, context);
        decisions.evaluated(evaluation);
        if (!evaluation.decision().isAllowed()) {
            LOG.warn(
                    "The trust policy of the role {} refuses users of {}: {}",
                    role.get().arn(),
                    pool.id(),
                    evaluation.decision());
            throw Errors.invalidConfiguration();
        }
        return role.get();
    }

    private static ObjectNode answer(AccessKey key) {
        ObjectNode answer = JsonProtocol.MAPPER.createObjectNode();
        answer.put("IdentityId", ((Caller.Identity) key.caller()).identityId());
        answer.putObject("Credentials")
                .put("AccessKeyId", key.id())
                .put("SecretKey", key.secret())
                .put("SessionToken", key.sessionToken().orElseThrow())
                .put("Expiration", key.expiresAt().orElseThrow().getEpochSecond());
        return answer;
    }
}
