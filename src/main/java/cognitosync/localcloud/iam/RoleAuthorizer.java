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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    private final Roles roles;
    private final InstantSource clock;
    private final String region;
    private final Evaluation.Listener listener;

    /** Authorizes by these roles, without a listener. */
    public RoleAuthorizer(Roles roles, InstantSource clock, String region) {
        this(roles, clock, region, Evaluation.Listener.NONE);
    }

    /** Authorizes by these roles; clock and region are condition keys. */
    public RoleAuthorizer(Roles roles, InstantSource clock, String region, Evaluation.Listener listener) {
        this.roles = roles;
        this.clock = clock;
        this.region = region;
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
            Evaluation byRole = evaluateRole(identity, action, resourceArn, resourcePolicy, keys);
            return byRole.decision().isAllowed() && !GuestSessionPolicy.allows(identity, action)
                    ? byRole.withDecision(new Decision.DeniedBySession())
                    : byRole;
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
            Caller.Identity caller,
            String action,
            String resourceArn,
            Optional<PolicyDocument> resourcePolicy,
            RequestContext keys) {
        Optional<Role> role = roles.find(caller.roleArn());
        return Evaluation.evaluate(
                // A deleted role matches no policy, not even the resource's.
                role.map(found -> Stream.concat(found.policies().stream(), resourcePolicy.stream())
                                .toList())
                        .orElse(List.of()),
                new AuthorizationRequest(
                        principal(caller),
                        action,
                        resourceArn,
                        role.map(found -> context(found, caller, keys)).orElse(keys)));
    }

    private static Principal principal(Caller.Identity caller) {
        return new Principal.Aws(caller.arn(), caller.roleArn(), account(caller));
    }

    private RequestContext context(Role role, Caller.Identity caller, RequestContext keys) {
        Map<String, List<String>> context = new HashMap<>(keys.values());
        context.putAll(caller.context());
        context.putAll(context(caller, role.arn()));
        context.put("aws:FederatedProvider", List.of("cognito-identity.amazonaws.com"));
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
        Map<String, List<String>> context = context(caller, owner.roleArn());
        context.put("aws:PrincipalType", List.of(owner.isAccount() ? "Account" : "AssumedRole"));
        context.put("aws:userid", List.of(caller.userId()));
        return new RequestContext(context);
    }

    // The keys that AWS adds to every request (global condition context keys), as they would be on AWS.
    private Map<String, List<String>> context(Caller caller, String principalArn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:CurrentTime", List.of(now.toString()));
        context.put("aws:EpochTime", List.of(String.valueOf(now.getEpochSecond())));
        context.put("aws:PrincipalAccount", List.of(account(caller)));
        context.put("aws:PrincipalArn", List.of(principalArn));
        context.put("aws:RequestedRegion", List.of(region));
        // AWS's endpoints are HTTPS only, this machine's are loopback only.
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:SourceIp", List.of("127.0.0.1"));
        return context;
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
        private static final Set<String> SERVICES = Set.of("cognito-identity", "cognito-sync", "dynamodb", "s3");

        private GuestSessionPolicy() {}

        /** Whether the session has no such policy, or it allows the action. */
        static boolean allows(Caller.Identity caller, String action) {
            boolean isGuest = caller.context().getOrDefault(METHODS, List.of()).contains("unauthenticated");
            return !isGuest || SERVICES.contains(action.substring(0, action.indexOf(':')));
        }
    }
}
