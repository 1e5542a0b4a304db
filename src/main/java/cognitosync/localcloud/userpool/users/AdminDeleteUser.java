package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;

/**
 * Deletes a user with passwords, codes, sessions and tokens. As on AWS, the identity that the user had in an identity pool and its
 * datasets stay.
 *
 * @param users of every pool
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html">AdminDeleteUser</a>
 */
public record AdminDeleteUser(Users users) {
    /**
     * Deletes the user.
     *
     * @throws AwsException where there is no such user
     */
    public void run(String poolId, String sub) {
        if (!users.delete(poolId, sub)) {
            throw noSuchUser();
        }
    }

    static AwsException noSuchUser() {
        return new AwsException("UserNotFoundException", 400, "There is no such user any more.");
    }
}
