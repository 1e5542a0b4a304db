package cognitosync.localcloud.iam;

/**
 * What the policies say of a request, with the statement that decided.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public sealed interface Decision {
    /** Whether the request goes through. */
    boolean isAllowed();

    /** A statement allows it and none denies it. */
    record Allowed(Statement by) implements Decision {
        @Override
        public boolean isAllowed() {
            return true;
        }
    }

    /** A statement denies it. */
    record ExplicitlyDenied(Statement by) implements Decision {
        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** No statement applies to it. */
    record ImplicitlyDenied() implements Decision {
        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
