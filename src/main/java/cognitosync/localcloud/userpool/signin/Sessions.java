package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;

/** What every response to a challenge is held against. */
final class Sessions {
    private Sessions() {}

    /** The session that a response must carry. */
    static String require(SignInAttempt attempt) {
        return attempt.session().orElseThrow(() -> SignInAttempt.invalid("Missing required parameter Session"));
    }

    /** Refuses a response in the name of another; clients write the name they were asked for, or the one they were told. */
    static void requireSameUser(SignInAttempt attempt, PendingChallenge challenge, String username) {
        boolean isSame = attempt.pool().fold(username).equals(attempt.pool().fold(challenge.username()))
                || username.equals(challenge.userId());
        if (!isSame) {
            throw foreign();
        }
    }

    static AwsException foreign() {
        return SignInAttempt.notAuthorized("Invalid session for the user.");
    }
}
