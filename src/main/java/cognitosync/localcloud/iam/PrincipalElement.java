package cognitosync.localcloud.iam;

import java.util.Set;

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
