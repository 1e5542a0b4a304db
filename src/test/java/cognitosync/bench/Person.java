package cognitosync.bench;

import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * One user of the local cloud.
 *
 * @param poolId identity pool
 * @param identityId whose datasets are asked for
 * @param credentials temporary ones
 */
record Person(String poolId, String identityId, AwsSessionCredentialsIdentity credentials) {
    /** Path of the dataset that the product itself keeps. */
    String dataset() {
        return "/identitypools/" + poolId.replace(":", "%3A") + "/identities/" + identityId.replace(":", "%3A")
                + "/datasets/preference";
    }
}
