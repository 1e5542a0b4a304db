package cognitosync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** The product's HTTP server with an endpoint that returns constant bytes, in a process with the same flags. */
record Constant(ServerProcess process, int port) implements AutoCloseable {
    /**
     * Starts the server.
     *
     * @param name base name of its files
     * @param answer body of each response
     */
    static Constant start(Workplace workplace, String name, byte[] answer) {
        Path port = workplace.resolve(name + ".port");
        Path file = workplace.resolve(name + ".json");
        write(file, answer);
        ServerProcess process = ServerProcess.start(
                Jvm.command(
                        Jvm.benchClassPath(),
                        Jvm.FLAGS,
                        ConstantMain.class.getName(),
                        file.toString(),
                        port.toString()),
                workplace.resolve(name + ".log"),
                () -> Files.exists(port));
        try {
            return new Constant(process, Integer.parseInt(Files.readString(port)));
        } catch (IOException e) {
            throw new BenchException("The port of the constant server cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new BenchException("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    Measured run(int clients, Duration time) {
        byte[] request = Wire.request("GET", "/", port, Map.of(), "");
        return Load.run(
                port,
                IntStream.range(0, clients)
                        .mapToObj(i -> new SyncLoad.Repeated(request, time))
                        .toList());
    }

    @Override
    public void close() {
        process.close();
    }
}
