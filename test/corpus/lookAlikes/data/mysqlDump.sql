-- MySQL dump 10.13  Distrib 8.4.4
/*!40101 SET NAMES utf8mb4 */;
/*!50503 SET character_set_client = utf8mb4 */;

DROP TABLE IF EXISTS `error_log`;
CREATE TABLE `error_log` (
  `id` int NOT NULL AUTO_INCREMENT,
  `user_id` int NOT NULL,
  `code` smallint DEFAULT '100',
  `url` varchar(200) NOT NULL,
  `message` varchar(190) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=131047 DEFAULT CHARSET=utf8mb4;

LOCK TABLES `error_log` WRITE;
INSERT INTO `error_log` VALUES (131018,190,404,'/robots','not found'),(131019,4,404,'/x.php','not found'),(131020,10,500,'/cart','division by zero'),(131021,33,404,'/ads.txt','not found'),(131022,100,500,'/cart','division by zero'),(131023,200,403,'/admin','forbidden'),(131024,368,404,'/y.php','not found'),(131025,190,500,'/pay','timeout'),(131026,4,404,'/z.php','not found'),(131027,10,404,'/old','not found'),(131028,80007,500,'/pay','timeout');
UNLOCK TABLES;

DROP TABLE IF EXISTS `zip`;
CREATE TABLE `zip` (`code` int NOT NULL, `city` varchar(100) DEFAULT NULL, PRIMARY KEY (`code`));
INSERT INTO `zip` VALUES (130403,'Aldermouth'),(130411,'Brenwick'),(130429,'Castle Orme'),(130588,'Dunlow'),(131026,'Eskerby'),(131199,'Fallowmere'),(132000,'Garrick Hill'),(132090,'Harrowdale');
-- Dump completed on 2026-03-02 10:00:33
