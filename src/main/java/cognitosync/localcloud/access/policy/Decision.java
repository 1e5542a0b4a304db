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

    /** The rule of policy evaluation that decided. */
    Reason reason();

    /** The rules that decide. */
    enum Reason {
        ALLOW,
        EXPLICIT_DENY,
        IMPLICIT_DENY,
        ACCOUNT_OWNER,
        SESSION_POLICY,
        ACCESS_BLOCK
    }

    /** A statement allows it and none denies it. */
    record Allowed(Statement by) implements Decision {
        @Override
        public Reason reason() {
            return Reason.ALLOW;
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
        public Reason reason() {
            return Reason.ACCOUNT_OWNER;
        }

        @Override
        public boolean isAllowed() {
            return true;
        }
    }

    /** A statement denies it. */
    record ExplicitlyDenied(Statement by) implements Decision {
        @Override
        public Reason reason() {
            return Reason.EXPLICIT_DENY;
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
        public Reason reason() {
            return Reason.IMPLICIT_DENY;
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The role would allow it, but not the policy of the session: a guest's. */
    record DeniedBySession() implements Decision {
        @Override
        public Reason reason() {
            return Reason.SESSION_POLICY;
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The public access block of the bucket sets aside what its policy grants to everybody. */
    record DeniedByAccessBlock() implements Decision {
        @Override
        public Reason reason() {
            return Reason.ACCESS_BLOCK;
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
