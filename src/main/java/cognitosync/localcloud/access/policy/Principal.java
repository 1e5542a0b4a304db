package cognitosync.localcloud.access.policy;

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
