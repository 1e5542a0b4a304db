package cognitosync.localcloud.access.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What policies are evaluated for.
 *
 * @param principal who makes the request
 * @param action such as {@code cognito-sync:ListRecords}
 * @param resourceArn the target of the action
 * @param context condition keys
 */
public record AuthorizationRequest(Principal principal, String action, String resourceArn, RequestContext context) {

    /** Who makes a request, as far as policies with a {@code Principal} element can tell. */
    public sealed interface Principal {
        /** In the words of a policy. */
        String describe();

        /** The anonymous caller of an unsigned request. */
        record Anonymous() implements Principal {
            @Override
            public String describe() {
                return "anyone, unsigned";
            }
        }

        /**
         * A user authenticated by an identity provider.
         *
         * @param provider such as {@code cognito-identity.amazonaws.com}
         */
        record Federated(String provider) implements Principal {
            @Override
            public String describe() {
                return provider;
            }
        }

        /**
         * A service that assumes a role.
         *
         * @param name such as {@code appsync.amazonaws.com}
         */
        record ServicePrincipal(String name) implements Principal {
            @Override
            public String describe() {
                return name;
            }
        }

        /**
         * A principal of an AWS account.
         *
         * @param arn of the caller, such as an assumed role
         * @param roleArn of the role behind it, or the same ARN where there is none
         * @param accountId twelve digits
         */
        record Aws(String arn, String roleArn, String accountId) implements Principal {
            public boolean isAccount() {
                return arn.endsWith(":root");
            }

            @Override
            public String describe() {
                return arn;
            }
        }
    }

    /**
     * The condition keys of a request and their values. Names compare without regard to case.
     *
     * @param values each key with one value, or several for a multivalued key
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition.html">Request context</a>
     */
    public record RequestContext(Map<String, List<String>> values) {
        /** No keys at all. */
        public static final RequestContext NONE = new RequestContext(Map.of());

        /** Takes a copy. */
        public RequestContext {
            // An immutable map takes half the memory of a HashMap; many contexts are kept in the log of requests.
            Map<String, List<String>> copy = new HashMap<>(values);
            copy.replaceAll((key, all) -> List.copyOf(all));
            values = Map.copyOf(copy);
        }

        /** The values of a key; none where it is absent. */
        List<String> all(String key) {
            List<String> asWritten = values.get(key);
            return asWritten != null ? asWritten : allIgnoringCase(key);
        }

        // Most keys are found as written; a scan for the others costs less than sorting all keys for every request.
        private List<String> allIgnoringCase(String key) {
            for (Map.Entry<String, List<String>> value : values.entrySet()) {
                if (value.getKey().equalsIgnoreCase(key)) {
                    return value.getValue();
                }
            }
            return List.of();
        }

        /** Truncated to at most {@code most} values per key and {@code longest} characters per value. */
        RequestContext abridged(int most, int longest) {
            if (!exceeds(most, longest)) {
                return this;
            }
            Map<String, List<String>> shorter = new HashMap<>();
            values.forEach((key, all) -> shorter.put(
                    key,
                    all.stream()
                            .limit(most)
                            .map(value -> value.substring(0, Math.min(value.length(), longest)))
                            .toList()));
            return new RequestContext(shorter);
        }

        private boolean exceeds(int most, int longest) {
            // Called for every request, so without streams.
            for (List<String> all : values.values()) {
                if (all.size() > most) {
                    return true;
                }
                for (String value : all) {
                    if (value.length() > longest) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** The value of a single-valued key: only such keys may stand in a policy variable. */
        Optional<String> single(String key) {
            List<String> all = all(key);
            return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
        }
    }
}
