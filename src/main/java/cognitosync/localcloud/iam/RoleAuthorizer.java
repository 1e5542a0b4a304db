package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.protocol.AwsException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Authorizes callers by the policies of their role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access denied errors</a>
 */
public final class RoleAuthorizer implements Authorizer {
    // Those of the session, of the service and of every request.
    private static final int USUAL_KEYS = 32;

    private final Roles roles;
    private final GlobalKeys global;
    private final Evaluation.Listener listener;

    /** Authorizes by these roles, without a listener. */
    public RoleAuthorizer(Roles roles, InstantSource clock, String region) {
        this(roles, clock, region, Evaluation.Listener.NONE);
    }

    /** Authorizes by these roles; clock and region are condition keys. */
    public RoleAuthorizer(Roles roles, InstantSource clock, String region, Evaluation.Listener listener) {
        this.roles = roles;
        this.global = new GlobalKeys(clock, region);
        this.listener = listener;
    }

    @Override
    public void authorize(
            Caller caller,
            String action,
            String resourceArn,
            Optional<PolicyDocument> resourcePolicy,
            RequestContext keys) {
        Evaluation evaluation = evaluate(caller, action, resourceArn, resourcePolicy, keys);
        listener.evaluated(evaluation);
        if (!evaluation.decision().isAllowed()) {
            throw accessDenied(caller, action, resourceArn, because(evaluation));
        }
    }

    private Evaluation evaluate(
            Caller caller,
            String action,
            String resourceArn,
            Optional<PolicyDocument> resourcePolicy,
            RequestContext keys) {
        if (caller instanceof Caller.Identity identity) {
            Evaluation byRole = evaluateRole(identity, identity.roleArn(), action, resourceArn, resourcePolicy, keys);
            return byRole.decision().isAllowed() && !GuestSessionPolicy.allows(identity, action)
                    ? byRole.withDecision(new Decision.DeniedBySession())
                    : byRole;
        }
        if (caller instanceof Caller.ServiceRole service) {
            return evaluateRole(service, service.roleArn(), action, resourceArn, resourcePolicy, keys);
        }
        // The only other caller is the owner of the account, who is bound by what a resource's own policy denies.
        Evaluation byResource = Evaluation.evaluate(
                resourcePolicy.stream().toList(),
                new AuthorizationRequest(
                        owner(caller), action, resourceArn, resourcePolicy.isPresent() ? ownersContext(caller) : keys));
        return byResource.decision() instanceof Decision.ExplicitlyDenied
                ? byResource
                : byResource.withDecision(new Decision.AllowedToOwner());
    }

    private Evaluation evaluateRole(
            Caller caller,
            String roleArn,
            String action,
            String resourceArn,
            Optional<PolicyDocument> resourcePolicy,
            RequestContext keys) {
        Optional<Role> role = roles.find(roleArn);
        Principal.Aws principal = new Principal.Aws(caller.arn(), roleArn, account(caller));
        return Evaluation.evaluate(
                // A deleted role matches no policy, not even the resource's.
                role.map(found -> policies(found, resourcePolicy)).orElse(List.of()),
                new AuthorizationRequest(
                        principal,
                        action,
                        resourceArn,
                        role.map(found -> context(found, caller, principal.accountId(), keys))
                                .orElse(keys)));
    }

    private static List<PolicyDocument> policies(Role role, Optional<PolicyDocument> ofResource) {
        return ofResource.isEmpty()
                ? role.policies()
                : Stream.concat(role.policies().stream(), ofResource.stream()).toList();
    }

    private RequestContext context(Role role, Caller caller, String account, RequestContext keys) {
        Map<String, List<String>> context = new HashMap<>(USUAL_KEYS);
        context.putAll(keys.values());
        if (caller instanceof Caller.Identity identity) {
            context.putAll(identity.context());
            context.put("aws:FederatedProvider", List.of("cognito-identity.amazonaws.com"));
        }
        global.putInto(context, account, role.arn());
        context.put("aws:PrincipalType", List.of("AssumedRole"));
        String sessionName = caller.arn().substring(caller.arn().lastIndexOf('/') + 1);
        context.put("aws:userid", List.of(role.roleId() + ":" + sessionName));
        return new RequestContext(context);
    }

    private static Principal.Aws owner(Caller caller) {
        String role = caller.arn().endsWith(":root")
                ? caller.arn()
                : caller.arn().replace(":sts:", ":iam:").replaceFirst(":assumed-role/([^/]+)/.*", ":role/$1");
        return new Principal.Aws(caller.arn(), role, account(caller));
    }

    private RequestContext ownersContext(Caller caller) {
        Principal.Aws owner = owner(caller);
        Map<String, List<String>> context = new HashMap<>(USUAL_KEYS);
        global.putInto(context, owner.accountId(), owner.roleArn());
        context.put("aws:PrincipalType", List.of(owner.isAccount() ? "Account" : "AssumedRole"));
        context.put("aws:userid", List.of(caller.userId()));
        return new RequestContext(context);
    }

    private static String account(Caller caller) {
        return Arn.parse(caller.arn()).account();
    }

    private static String because(Evaluation evaluation) {
        String action = evaluation.request().action();
        Decision decision = evaluation.decision();
        if (decision instanceof Decision.ExplicitlyDenied denied) {
            return evaluation.kindOf(denied.by()) == PolicyKind.RESOURCE
                    ? " with an explicit deny in a resource-based policy"
                    : " with an explicit deny in an identity-based policy";
        }
        return decision instanceof Decision.DeniedBySession
                ? " because no session policy allows the " + action + " action"
                : " because no identity-based policy allows the " + action + " action";
    }

    private static AwsException accessDenied(Caller caller, String action, String resourceArn, String because) {
        return new AwsException(
                "AccessDeniedException",
                403,
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resourceArn
                        + because);
    }

    /**
     * What a guest of an identity pool may do at most, whatever the role says: Cognito lets the role be assumed with a session policy.
     * Of the services that it names, those are listed here that have a role to play on this machine.
     *
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies">Access policies of
     *     unauthenticated identities</a>
     */
    private static final class GuestSessionPolicy {
        private static final String METHODS = "cognito-identity.amazonaws.com:amr";
        private static final Set<String> SERVICES =
                Set.of("appsync", "cognito-identity", "cognito-sync", "dynamodb", "s3");

        private GuestSessionPolicy() {}

        /** Whether the session has no such policy, or it allows the action. */
        static boolean allows(Caller.Identity caller, String action) {
            boolean isGuest = caller.context().getOrDefault(METHODS, List.of()).contains("unauthenticated");
            return !isGuest || SERVICES.contains(action.substring(0, action.indexOf(':')));
        }
    }
}
