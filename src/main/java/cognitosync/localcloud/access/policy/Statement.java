package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.EvaluationTrace.ElementMatch;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param policyName the policy it stands in
 * @param position its place there, from 0
 * @param sid its own name
 * @param effect what it does
 * @param principals who it applies to; empty in identity-based policies, which apply to the role
 * @param actions what they do
 * @param resources what they do it to; empty in a trust policy, which applies to its own role
 * @param conditions all of which must hold
 * @param source as written
 */
public record Statement(
        String policyName,
        int position,
        Optional<String> sid,
        Effect effect,
        Optional<PrincipalElement> principals,
        ActionElement actions,
        Optional<ResourceElement> resources,
        List<Condition> conditions,
        ObjectNode source) {

    /** The effect of a statement on the requests that it matches. */
    public enum Effect {
        /** Allows them, unless another statement denies them. */
        ALLOW,
        /** Denies them, whatever else allows them. */
        DENY
    }

    /** Takes a copy. */
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** Whether it matches. */
    public boolean appliesTo(AuthorizationRequest request) {
        return principals
                        .map(element -> element.covers(request.principal(), effect))
                        .orElse(true)
                && actions.covers(request.action())
                && resources
                        .map(element -> element.covers(request.resourceArn(), request.context()))
                        .orElse(true)
                && conditionsHold(request.context());
    }

    private boolean conditionsHold(RequestContext context) {
        for (Condition condition : conditions) {
            if (!condition.holds(context)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it matches, element by element. */
    List<ElementMatch> checks(AuthorizationRequest request) {
        List<ElementMatch> checks = new ArrayList<>();
        principals.ifPresent(element -> checks.add(element.check(request.principal(), effect)));
        checks.add(actions.check(request.action()));
        resources.ifPresent(element -> checks.add(element.check(request.resourceArn(), request.context())));
        conditions.forEach(condition -> checks.add(condition.check(request.context())));
        return checks;
    }

    boolean isPublic() {
        return effect == Effect.ALLOW
                && principals.map(PrincipalElement::coversEverybody).orElse(false)
                && conditions.stream().noneMatch(Condition::narrowsTheCaller);
    }

    /**
     * {@code Action} or {@code NotAction}. Names of services and actions compare without regard to case.
     *
     * @param except true for {@code NotAction}
     * @param patterns names with wildcards
     */
    record ActionElement(boolean except, List<TextPattern> patterns) {
        boolean covers(String action) {
            String lower = action.toLowerCase(Locale.ROOT);
            for (TextPattern pattern : patterns) {
                if (pattern.matchesLowerCase(lower, RequestContext.NONE)) {
                    return !except;
                }
            }
            return except;
        }

        ElementMatch check(String action) {
            return new ElementMatch(
                    except ? "NotAction" : "Action",
                    "",
                    patterns.stream()
                            .map(pattern -> new ElementMatch.ExpectedValue(
                                    pattern.tokens(RequestContext.NONE),
                                    pattern.matchesIgnoringCase(action, RequestContext.NONE)))
                            .toList(),
                    List.of(action),
                    covers(action));
        }
    }

    /**
     * {@code Resource} or {@code NotResource}.
     *
     * @param except true for {@code NotResource}
     * @param patterns ARNs with wildcards and variables
     */
    record ResourceElement(boolean except, List<ArnPattern> patterns) {
        boolean covers(String arn, RequestContext context) {
            for (ArnPattern pattern : patterns) {
                if (pattern.matches(arn, context)) {
                    return !except;
                }
            }
            return except;
        }

        ElementMatch check(String arn, RequestContext context) {
            return new ElementMatch(
                    except ? "NotResource" : "Resource",
                    "",
                    patterns.stream()
                            .map(pattern -> new ElementMatch.ExpectedValue(
                                    pattern.tokens(context), pattern.matches(arn, context)))
                            .toList(),
                    List.of(arn),
                    covers(arn, context));
        }
    }
}
