// Prints what the debug nodes of a running Node-RED say, as its editor would show it: one JSON document a line.
const WebSocket = require("ws");

const socket = new WebSocket(`ws://127.0.0.1:${process.argv[2]}/comms`);
socket.on("open", () => {
    socket.send(JSON.stringify({ subscribe: "debug" }));
    console.log("listening");
});
socket.on("message", data => {
    for (const { topic, data: said } of [JSON.parse(data)].flat()) {
        if (topic === "debug") {
            const isText = said.format.startsWith("string");
            const message = isText ? said.msg : JSON.parse(said.msg);
            console.log(JSON.stringify({ node: said.name, message }));
        }
    }
});
