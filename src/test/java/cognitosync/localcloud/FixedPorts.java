package cognitosync.localcloud;

import cognitosync.localcloud.address.Origins;
import java.util.Optional;

/** Two fixed ports for every stack. */
record FixedPorts(int website, int signIn) implements Origins.Hosts {
    @Override
    public Origins.Pair ofBucket(String name, Optional<String> asking) {
        return new Origins.Pair(website, signIn);
    }

    @Override
    public Origins.Pair ofDomain(String prefix, Optional<String> asking) {
        return new Origins.Pair(website, signIn);
    }
}
