package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.userpool.users.PasswordSignIn;

/** The password itself, in {@code PASSWORD}. */
record PasswordProof(PasswordSignIn passwords, SignInSteps steps) {
    /** Goes on where it is that of the name. */
    AuthOutcome run(SignInAttempt attempt, String username) {
        String password = attempt.require("PASSWORD");
        return steps.proceed(attempt, passwords.check(attempt.pool(), attempt.client(), username, password));
    }
}
