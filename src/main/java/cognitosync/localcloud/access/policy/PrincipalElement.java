package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.EvaluationTrace.ElementMatch;
import cognitosync.localcloud.access.policy.Statement.Effect;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code Principal} or {@code NotPrincipal}.
 *
 * @param except true for {@code NotPrincipal}
 * @param everybody {@code "*"} or {@code {"AWS": "*"}}, which in both forms include unsigned requests
 * @param aws ARNs and account ids
 * @param federated identity providers
 * @param services of AWS, which assume roles and call nothing else on this machine
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
record PrincipalElement(
        boolean except, boolean everybody, Set<String> aws, Set<String> federated, Set<String> services) {
    static PrincipalElement parse(boolean except, JsonNode element) {
        if (element.isTextual()) {
            if (!element.asText().equals("*")) {
                throw new PolicyException(
                        PolicyException.Fault.PRINCIPAL, "Principal must be \"*\" or an object such as {\"AWS\": …}.");
            }
            return new PrincipalElement(except, true, Set.of(), Set.of(), Set.of());
        }
        if (!element.isObject() || element.isEmpty()) {
            throw new PolicyException(
                    PolicyException.Fault.PRINCIPAL, "Principal must be \"*\" or an object such as {\"AWS\": …}.");
        }
        Set<String> aws = new HashSet<>();
        Set<String> federated = new HashSet<>();
        Set<String> services = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : element.properties()) {
            List<String> names = StatementParser.texts(entry.getKey(), entry.getValue());
            if (names.contains("")) {
                throw new PolicyException(
                        PolicyException.Fault.PRINCIPAL,
                        "The principal " + entry.getKey() + " must not be empty text.");
            }
            switch (entry.getKey()) {
                case "AWS" -> aws.addAll(names);
                case "Federated" -> federated.addAll(names);
                case "Service" -> services.addAll(names);
                // Canonical users call nothing on this machine: named, they match no caller.
                case "CanonicalUser" -> {}
                default ->
                    throw new PolicyException(
                            PolicyException.Fault.PRINCIPAL,
                            "The principal type " + entry.getKey() + " is not supported.");
            }
        }
        return new PrincipalElement(
                except, aws.remove("*"), Set.copyOf(aws), Set.copyOf(federated), Set.copyOf(services));
    }

    boolean covers(Principal principal, Effect effect) {
        return except ? !exempts(principal, effect) : everybody || names(principal, effect);
    }

    ElementMatch check(Principal principal, Effect effect) {
        List<ElementMatch.ExpectedValue> expected = new ArrayList<>();
        if (everybody) {
            expected.add(ElementMatch.ExpectedValue.of("*", true));
        }
        Stream.of(federated, aws, services)
                .flatMap(Set::stream)
                .sorted()
                .map(name -> ElementMatch.ExpectedValue.of(
                        name,
                        new PrincipalElement(false, false, Set.of(name), Set.of(name), Set.of(name))
                                .names(principal, effect)))
                .forEach(expected::add);
        return new ElementMatch(
                except ? "NotPrincipal" : "Principal",
                "",
                expected,
                List.of(principal.describe()),
                covers(principal, effect));
    }

    boolean coversEverybody() {
        return except || everybody;
    }

    // A Deny is held against the account of the caller first, then against the role: NotPrincipal must name both.
    private boolean exempts(Principal principal, Effect effect) {
        if (effect == Effect.DENY && principal instanceof Principal.Aws who) {
            return everybody || (namesAccount(who) && (who.isAccount() || aws.contains(who.roleArn())));
        }
        return everybody || names(principal, effect);
    }

    private boolean names(Principal principal, Effect effect) {
        if (principal instanceof Principal.Federated who) {
            return federated.contains(who.provider());
        }
        if (principal instanceof Principal.ServicePrincipal who) {
            return services.contains(who.name());
        }
        if (principal instanceof Principal.Aws who) {
            // An Allow for the account delegates to it: its roles still need an Allow of their own. A Deny binds them
            // all.
            return aws.contains(who.arn())
                    || aws.contains(who.roleArn())
                    || (namesAccount(who) && (effect == Effect.DENY || who.isAccount()));
        }
        return false;
    }

    private boolean namesAccount(Principal.Aws who) {
        return aws.contains(who.accountId())
                || aws.stream().anyMatch(arn -> arn.endsWith("::" + who.accountId() + ":root"));
    }
}
