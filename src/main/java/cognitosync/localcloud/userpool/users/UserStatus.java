package cognitosync.localcloud.userpool.users;

/**
 * Where a user stands.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html">UserType</a>
 */
public enum UserStatus {
    /** Signed up, and the code did not come back yet. */
    UNCONFIRMED,
    /** May sign in. */
    CONFIRMED,
    /** Made by an administrator: the temporary password signs in only to be replaced. */
    FORCE_CHANGE_PASSWORD,
    /** Needs a code to set a new password before the next sign-in. */
    RESET_REQUIRED
}
