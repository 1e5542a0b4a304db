package cognitosync.device.terminal;

/** An answer that is not the service's, whatever its status says: of a proxy, or of the sign-in page of a network. */
public final class ForeignAnswer {
    private ForeignAnswer() {}

    /** Ends the command; what was asked is as if nobody had answered. */
    public static DeviceException to(String service, int status, Throwable cause) {
        return new DeviceException(
                ExitCode.UNREACHABLE,
                "Something between this machine and " + service + " answered in its place (HTTP " + status
                        + "): a proxy, or the sign-in page of a network. Sign in to the network, or use another one,"
                        + " then run the command again.",
                cause);
    }
}
