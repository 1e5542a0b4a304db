package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;

/**
 * Confirms a user without a code. As on AWS, the address stays as unverified as it was.
 *
 * @param users of every pool
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html">AdminConfirmSignUp</a>
 */
public record AdminConfirmSignUp(Users users) {
    /**
     * Confirms the user.
     *
     * @throws AwsException where there is no such user, or none to confirm
     */
    public void run(String poolId, String sub) {
        if (users.confirmUnproven(poolId, sub)) {
            return;
        }
        throw users.find(poolId, sub).isPresent()
                ? new AwsException("NotAuthorizedException", 400, "This user is confirmed already.")
                : AdminDeleteUser.noSuchUser();
    }
}
