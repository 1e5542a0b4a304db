package cognitosync.journey.cloud;

import cognitosync.infra.TestAssembly;
import java.nio.file.Path;
import java.util.Map;

/** The product's own stack with its own site, synthesized for one grant and one backend. */
public record Deployment(Path folder, Path site, String signIn, Backend backend) {

    /** As the build of the site left it. */
    public static final Path BUILT_SITE = Path.of("site", "dist");

    /** The site as it is, with the backend of this run. */
    public static Deployment of(Path folder, String signIn) {
        return of(folder, BUILT_SITE, signIn);
    }

    /** Another site, with the backend of this run. */
    public static Deployment of(Path folder, Path site, String signIn) {
        return new Deployment(folder, site, signIn, Backend.chosen());
    }

    /** Makes the cloud assembly. */
    public Path assembly() {
        return TestAssembly.synthesize(folder, site, Map.of("signIn", signIn, "backend", backend.word()));
    }
}
