package cognitosync.localcloud.access.policy;

import java.util.Optional;

/**
 * What the policies say of a request, with the statement that decided.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public sealed interface Decision {
    /** Whether the request goes through. */
    boolean isAllowed();

    /** The statement that decided; none where no statement applies, or none was asked. */
    default Optional<Statement> decidedBy() {
        return Optional.empty();
    }

    /** A statement allows it and none denies it. */
    record Allowed(Statement by) implements Decision {
        @Override
        public boolean isAllowed() {
            return true;
        }

        @Override
        public Optional<Statement> decidedBy() {
            return Optional.of(by);
        }
    }

    /** The owner of the account asks, whom nothing binds but what the policy of a resource denies. */
    record AllowedToOwner() implements Decision {
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

        @Override
        public Optional<Statement> decidedBy() {
            return Optional.of(by);
        }
    }

    /** No statement applies to it. */
    record ImplicitlyDenied() implements Decision {
        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The role would allow it, but not the policy of the session: a guest's. */
    record DeniedBySession() implements Decision {
        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The public access block of the bucket sets aside what its policy grants to everybody. */
    record DeniedByAccessBlock() implements Decision {
        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
