package cognitosync.localcloud.access.policy;

import java.util.Optional;

/**
 * The result of an evaluation, with the statement that decided.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public sealed interface Decision {
    /** Whether the request is allowed. */
    boolean isAllowed();

    /** The statement that decided; empty where no statement matches, or none was evaluated. */
    default Optional<Statement> decidedBy() {
        return Optional.empty();
    }

    /** How it follows from the policies, in a sentence. */
    String conclusion();

    /** A statement allows it and none denies it. */
    record Allowed(Statement by) implements Decision {
        @Override
        public String conclusion() {
            return "No Deny matches and an Allow does: allowed.";
        }

        @Override
        public boolean isAllowed() {
            return true;
        }

        @Override
        public Optional<Statement> decidedBy() {
            return Optional.of(by);
        }
    }

    /** Allowed for the account root; only an explicit deny in a resource-based policy applies. */
    record AllowedToOwner() implements Decision {
        @Override
        public String conclusion() {
            return "Developer credentials are the owner’s: only a Deny of the resource’s own policy binds them.";
        }

        @Override
        public boolean isAllowed() {
            return true;
        }
    }

    /** A statement denies it. */
    record ExplicitlyDenied(Statement by) implements Decision {
        @Override
        public String conclusion() {
            return "A Deny matches. It wins over every Allow.";
        }

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
        public String conclusion() {
            return "No Allow matches. What no statement allows is denied.";
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The role would allow it, but not the policy of the session: a guest's. */
    record DeniedBySession() implements Decision {
        @Override
        public String conclusion() {
            return "The policies allow it, but guests get their credentials with a session policy of Cognito’s, which does not"
                    + " name this service.";
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The public access block of the bucket sets aside what its policy grants to everybody. */
    record DeniedByAccessBlock() implements Decision {
        @Override
        public String conclusion() {
            return "RestrictPublicBuckets is on: a public policy grants nothing to callers outside the account.";
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
