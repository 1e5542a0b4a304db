package cognitosync.localcloud.iam;

import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.protocol.AwsException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges callers by the policies of their role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access denied errors</a>
 */
public final class RoleAuthorizer implements Authorizer {
    private final Roles roles;
    private final InstantSource clock;
    private final String region;
    private final DecisionListener listener;

    /** Judges by these roles, with nobody listening. */
    public RoleAuthorizer(Roles roles, InstantSource clock, String region) {
        this(roles, clock, region, DecisionListener.NONE);
    }

    /** Judges by these roles; clock and region are condition keys. */
    public RoleAuthorizer(Roles roles, InstantSource clock, String region, DecisionListener listener) {
        this.roles = roles;
        this.clock = clock;
        this.region = region;
        this.listener = listener;
    }

    @Override
    public void authorize(Caller caller, String action, String resourceArn) {
        Judgement judgement = judge(caller, action, resourceArn);
        listener.judged(judgement);
        if (!judgement.decision().isAllowed()) {
            throw accessDenied(caller, action, resourceArn, because(action, judgement.decision()));
        }
    }

    private Judgement judge(Caller caller, String action, String resourceArn) {
        if (caller instanceof Caller.Identity identity) {
            Judgement byRole = judgeByRole(identity, action, resourceArn);
            return byRole.decision().isAllowed() && !GuestSessionPolicy.allows(identity, action)
                    ? byRole.overruled(new Decision.DeniedBySession())
                    : byRole;
        }
        // The only other caller is the owner of the account.
        Principal owner = new Principal.Aws(caller.arn(), caller.arn(), account(caller));
        return new Judgement(
                List.of(),
                new AuthorizationRequest(owner, action, resourceArn, RequestContext.NONE),
                new Decision.AllowedToOwner());
    }

    /** The decision with the statement behind it. */
    public Decision decide(Caller.Identity caller, String action, String resourceArn) {
        return judgeByRole(caller, action, resourceArn).decision();
    }

    private Judgement judgeByRole(Caller.Identity caller, String action, String resourceArn) {
        Optional<Role> role = roles.find(caller.roleArn());
        return Judgement.of(
                role.map(Role::policies).orElse(List.of()),
                new AuthorizationRequest(
                        principal(caller),
                        action,
                        resourceArn,
                        role.map(found -> context(found, caller)).orElse(RequestContext.NONE)));
    }

    private static Principal principal(Caller.Identity caller) {
        return new Principal.Aws(caller.arn(), caller.roleArn(), account(caller));
    }

    // The keys that AWS adds to every request (global condition context keys), as they would be on AWS.
    private RequestContext context(Role role, Caller.Identity caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, List<String>> context = new HashMap<>(caller.context());
        context.put("aws:CurrentTime", List.of(now.toString()));
        context.put("aws:EpochTime", List.of(String.valueOf(now.getEpochSecond())));
        context.put("aws:FederatedProvider", List.of("cognito-identity.amazonaws.com"));
        context.put("aws:PrincipalAccount", List.of(account(caller)));
        context.put("aws:PrincipalArn", List.of(role.arn()));
        context.put("aws:PrincipalType", List.of("AssumedRole"));
        context.put("aws:RequestedRegion", List.of(region));
        // AWS's endpoints are HTTPS only, this machine's are loopback only.
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:SourceIp", List.of("127.0.0.1"));
        String sessionName = caller.arn().substring(caller.arn().lastIndexOf('/') + 1);
        context.put("aws:userid", List.of(role.roleId() + ":" + sessionName));
        return new RequestContext(context);
    }

    private static String account(Caller caller) {
        return caller.arn().split(":", 6)[4];
    }

    private static String because(String action, Decision decision) {
        if (decision instanceof Decision.ExplicitlyDenied) {
            return " with an explicit deny in an identity-based policy";
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
}
