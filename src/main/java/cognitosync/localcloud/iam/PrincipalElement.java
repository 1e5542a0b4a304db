package cognitosync.localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code Principal} or {@code NotPrincipal}.
 *
 * @param except true for {@code NotPrincipal}
 * @param everybody {@code "*"} or {@code {"AWS": "*"}}, which in both forms include unsigned requests
 * @param aws ARNs and account ids
 * @param federated identity providers
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
record PrincipalElement(boolean except, boolean everybody, Set<String> aws, Set<String> federated) {
    boolean covers(Principal principal) {
        return except != (everybody || names(principal));
    }

    Check check(Principal principal) {
        List<Check.Wanted> wanted = new ArrayList<>();
        if (everybody) {
            wanted.add(Check.Wanted.of("*", true));
        }
        Stream.concat(federated.stream(), aws.stream())
                .sorted()
                .map(name -> Check.Wanted.of(
                        name, new PrincipalElement(false, false, Set.of(name), Set.of(name)).names(principal)))
                .forEach(wanted::add);
        return new Check(
                except ? "NotPrincipal" : "Principal", "", wanted, List.of(principal.describe()), covers(principal));
    }

    boolean coversEverybody() {
        return except || everybody;
    }

    private boolean names(Principal principal) {
        if (principal instanceof Principal.Federated who) {
            return federated.contains(who.provider());
        }
        if (principal instanceof Principal.Aws who) {
            return aws.contains(who.arn())
                    || aws.contains(who.roleArn())
                    || aws.contains(who.accountId())
                    || aws.stream().anyMatch(arn -> arn.endsWith("::" + who.accountId() + ":root"));
        }
        return false;
    }
}
