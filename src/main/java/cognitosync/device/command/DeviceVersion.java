package cognitosync.device.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built with. */
final class DeviceVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            Optional.ofNullable(DeviceVersion.class.getPackage().getImplementationVersion())
                    .orElse("not packaged")
        };
    }
}
