package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built with. */
final class DeviceVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            Optional.ofNullable(DeviceVersion.class.getPackage().getImplementationVersion())
                    .orElse(Messages.text("version.unknown"))
        };
    }
}
